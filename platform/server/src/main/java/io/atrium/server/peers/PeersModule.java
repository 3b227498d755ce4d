package io.atrium.server.peers;

import io.atrium.server.audit.Audit;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.peers.PeerPackStore.Found;
import io.atrium.server.storage.Database;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.IndexScore;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The feature, put together. */
public final class PeersModule {
    private final ComparisonStore comparisons;
    private final PeerPacks packs;
    private final Clock clock;

    public PeersModule(Database database, Audit audit, Clock clock) {
        this.comparisons = new ComparisonStore(database, audit);
        this.packs = new PeerPacks(
                new PeerPackStore(database, audit), IndexDefinition.bundled(MetricCatalogue.bundled()), audit, clock);
        this.clock = clock;
    }

    /**
     * With whom a tenant is compared, and what they reach.
     *
     * @param industry a section of GB/T 4754; null: the tenant has not said
     * @param size a class such as {@code 300-999}
     * @param sizeFrom {@code members}: by the number of people; {@code settings}: the tenant has said
     * @param packs that figures are from
     * @param figures by metric, in its unit; empty when no pack fits
     */
    public record Compared(
            @Nullable String industry,
            @Nullable LocalizedText industryName,
            String size,
            String sizeFrom,
            List<Pack> packs,
            Map<String, IndexScore.Peers> figures) {

        public Compared {
            packs = List.copyOf(packs);
            figures = Map.copyOf(figures);
        }
    }

    /** Where figures are from. */
    public record Pack(String id, int version, LocalDate issued, String publisher) {}

    /**
     * Finds what a tenant is to be compared with.
     *
     * @param people N of the organization, which decides about its size unless it has said itself
     */
    public Compared compared(String tenantId, long people) {
        Comparison comparison = comparisons.read(tenantId);
        SizeClass size = comparison.size() == null ? SizeClass.holding(people) : comparison.size();
        String sizeFrom = comparison.size() == null ? "members" : "settings";
        Industry industry = comparison.industry();
        if (industry == null) {
            return new Compared(null, null, size.id(), sizeFrom, List.of(), Map.of());
        }
        Map<String, Found> found = packs.of(new PeerPack.Place(industry, size));
        Map<String, IndexScore.Peers> figures = new TreeMap<>();
        found.forEach((metric, figure) -> figures.put(metric, PeerPacks.peers(figure)));
        return new Compared(
                industry.name(),
                industry.names(),
                size.id(),
                sizeFrom,
                found.values().stream().map(PeersModule::pack).distinct().toList(),
                figures);
    }

    private static Pack pack(Found found) {
        return new Pack(
                found.pack().id(),
                found.pack().version(),
                found.pack().issued(),
                found.pack().publisher());
    }

    /** {@code /settings/comparison} and {@code /platform/peer-packs}. */
    public RouteGroup routes() {
        return routes -> {
            new ComparisonRoutes(new Comparisons(comparisons, clock)).register(routes);
            new PeerPackRoutes(packs).register(routes);
        };
    }
}
