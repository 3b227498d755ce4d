package io.atrium.server.peers;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.failure.FailureException;
import io.atrium.server.peers.PeerPackStore.Found;
import io.atrium.server.peers.PeerPackStore.Held;
import io.atrium.server.security.Operator;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.IndexScore;
import io.atrium.warehouse.metrics.Metric;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What operators do with packs, and what the index takes from them. Nothing is ever fetched. */
final class PeerPacks {
    private static final String OBJECT = "peer-pack";

    private final PeerPackStore store;
    private final IndexDefinition definition;
    private final PackReader reader;
    private final Audit audit;
    private final Clock clock;

    PeerPacks(PeerPackStore store, IndexDefinition definition, Audit audit, Clock clock) {
        this.store = store;
        this.definition = definition;
        this.reader = new PackReader(definition);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A pack as the API shows it.
     *
     * @param cells industries × size classes
     * @param figures that were taken
     * @param inUse of these, those of a formula that this software has now
     * @param leftOut rows that were not taken when it was imported
     */
    record PackView(
            String id,
            int version,
            LocalDate issued,
            String publisher,
            int indexVersion,
            String signedBy,
            Instant importedAt,
            String importedBy,
            long cells,
            int figures,
            long inUse,
            int leftOut) {}

    /** {@code GET /platform/peer-packs}. */
    record PackList(List<PackView> packs) {}

    /**
     * What an import has done.
     *
     * @param replaced the version before; null: there was none
     */
    record Imported(PackView pack, @Nullable Integer replaced, List<PeerPack.LeftOut> leftOut) {}

    PackList list() {
        Map<String, List<Found>> figures = store.figures().stream()
                .collect(Collectors.groupingBy(found -> found.pack().id()));
        return new PackList(store.all().stream()
                .map(held -> view(held, figures.getOrDefault(held.id(), List.of())))
                .toList());
    }

    private PackView view(Held held, List<Found> figures) {
        return new PackView(
                held.id(),
                held.version(),
                held.issued(),
                held.publisher(),
                held.indexVersion(),
                held.signedBy(),
                held.importedAt(),
                held.importedBy(),
                figures.stream().map(found -> found.figure().place()).distinct().count(),
                figures.size(),
                figures.stream().filter(this::isOfThisSoftware).count(),
                held.leftOut());
    }

    /**
     * Takes a pack. A refusal is recorded as well.
     *
     * @param trustedKey SHA-256 of the publisher's public key, in hex, as the operator knows it
     */
    Imported take(byte[] file, String trustedKey, Operator by) {
        try {
            return taken(reader.read(file, trustedKey, today().plusDays(1)), by);
        } catch (FailureException refused) {
            if (refused.failure() instanceof PackFailure failure) {
                audit.record(AuditEntry.of(Audit.PLATFORM, actor(by), AuditAction.PEER_PACK__IMPORTED)
                        .on(OBJECT, "?")
                        .from(by.origin())
                        .ended(Outcome.FAILED)
                        .detail("code", failure.code())
                        .detail("trustedKey", trustedKey));
            }
            throw refused;
        }
    }

    /** Also the version that is there is taken anew: another release of this software may use other rows of it. */
    private Imported taken(PeerPack pack, Operator by) {
        Optional<Held> before = store.put(pack, by.username(), clock.instant(), there -> {
            there.ifPresent(held -> refuseConflict(pack, held));
            return entry(pack, there, by);
        });
        PackView view = list().packs().stream()
                .filter(held -> held.id().equals(pack.id()))
                .findFirst()
                .orElseThrow(() -> new PackFailure.NotFound(pack.id()).exception());
        return new Imported(view, before.isPresent() ? before.orElseThrow().version() : null, pack.leftOut());
    }

    private static void refuseConflict(PeerPack pack, Held there) {
        if (!there.signedBy().equals(pack.signedBy())) {
            throw PackFailure.Conflict.otherKey(there.id(), there.signedBy()).exception();
        }
        if (pack.version() < there.version()) {
            throw PackFailure.Conflict.older(pack.id(), pack.version(), there.version())
                    .exception();
        }
        if (pack.version() == there.version() && !pack.signature().equals(there.signature())) {
            throw PackFailure.Conflict.versionTaken(pack.id(), pack.version()).exception();
        }
    }

    private static AuditEntry entry(PeerPack pack, Optional<Held> there, Operator by) {
        AuditEntry entry = AuditEntry.of(Audit.PLATFORM, actor(by), AuditAction.PEER_PACK__IMPORTED)
                .on(OBJECT, pack.id())
                .from(by.origin())
                .detail("version", pack.version())
                .detail("publisher", pack.publisher())
                .detail("signedBy", pack.signedBy())
                .detail("figures", pack.figures().size())
                .detail("leftOut", pack.leftOut().size());
        return there.isPresent()
                ? entry.detail("versionBefore", there.orElseThrow().version())
                : entry;
    }

    void remove(String id, Operator by) {
        boolean removed = store.remove(
                id,
                held -> AuditEntry.of(Audit.PLATFORM, actor(by), AuditAction.PEER_PACK__REMOVED)
                        .on(OBJECT, id)
                        .from(by.origin())
                        .detail("version", held.version()));
        if (!removed) {
            throw new PackFailure.NotFound(id).exception();
        }
    }

    private static Actor actor(Operator by) {
        return Actor.of(by);
    }

    /** For each metric the figures of the pack that was issued last, of those that have it for the place. */
    Map<String, Found> of(PeerPack.Place place) {
        Map<String, Found> chosen = new TreeMap<>();
        store.figures(place).stream()
                .filter(this::isOfThisSoftware)
                .forEach(found -> chosen.putIfAbsent(found.figure().metric(), found));
        return chosen;
    }

    /** As the index takes it. */
    static IndexScore.Peers peers(Found found) {
        return new IndexScore.Peers(
                found.figure().p20(),
                found.figure().p80(),
                found.pack().id() + "/" + found.pack().version());
    }

    /** A pack stays when the software is upgraded; figures of another formula are not compared with. */
    private boolean isOfThisSoftware(Found found) {
        return found.pack().indexVersion() == definition.version()
                && definition.metrics().stream().anyMatch(metric -> isOf(metric, found.figure()));
    }

    private static boolean isOf(Metric metric, PeerPack.Figure figure) {
        return metric.id().equals(figure.metric()) && metric.version() == figure.metricVersion();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
