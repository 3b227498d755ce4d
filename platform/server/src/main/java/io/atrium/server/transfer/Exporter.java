package io.atrium.server.transfer;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.EventLogUnreachableException;
import io.atrium.server.eventlog.PartitionPosition;
import io.atrium.server.http.Json;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.TransferredRealms;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.transfer.Cut;
import io.atrium.warehouse.transfer.FactReader;
import io.atrium.warehouse.transfer.FactWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one export, file by file: the event log is cut, PostgreSQL is read in one snapshot, then the realm, then facts month by month. What is
 * in the archive is written down after each, so that a killed export goes on there.
 */
final class Exporter {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 300;

    private final ExportStore exports;
    private final RowStore rows;
    private final TransferredRealms realms;
    private final ServerConfig config;
    private final ServerConfig.Transfer transfer;
    private final FactWriter warehouse;
    private final Positions positions;
    private final Clock clock;
    private final @Nullable SigningKey key;

    /** Where the event log is, asked now. */
    @FunctionalInterface
    interface Positions {
        List<PartitionPosition> ask() throws EventLogUnreachableException;
    }

    Exporter(
            ExportStore exports,
            RowStore rows,
            TransferredRealms realms,
            ServerConfig config,
            ServerConfig.Transfer transfer,
            FactWriter warehouse,
            Positions positions,
            Clock clock,
            @Nullable SigningKey key) {
        this.exports = exports;
        this.rows = rows;
        this.realms = realms;
        this.config = config;
        this.transfer = transfer;
        this.warehouse = warehouse;
        this.positions = positions;
        this.clock = clock;
        this.key = key;
    }

    Path file(Export export) {
        return transfer.directory().resolve("export-" + export.id() + ".tar");
    }

    private Path unfinished(Export export) {
        return transfer.directory().resolve("export-" + export.id() + ".unfinished");
    }

    /** Removes the archive and what is left of writing it. */
    void remove(Export export) throws IOException {
        Files.deleteIfExists(file(export));
        Files.deleteIfExists(unfinished(export));
        Files.deleteIfExists(
                unfinished(export).resolveSibling(unfinished(export).getFileName() + ".part"));
    }

    /** Does what is left of it. */
    void run(Export begun, Tenant tenant) throws Exception {
        Export export = begun;
        FactReader facts = reader(tenant);
        if (!facts.seen().equals(tenant.id())) {
            throw new IOException("The tenant's account of the warehouse does not see it.");
        }
        Path unfinished = unfinished(export);
        if (Files.exists(file(export))) {
            // Killed between giving it its name and writing that down.
            Files.move(file(export), unfinished, StandardCopyOption.ATOMIC_MOVE);
        }
        if (export.archiveEnd() > 0 && (!Files.exists(unfinished) || Files.size(unfinished) < export.archiveEnd())) {
            exports.restart(export.id());
            export = again(export);
        }
        if (export.plan() == null) {
            exports.plan(export.id(), plan(tenant.id(), facts));
            export = again(export);
        }
        Export.Plan plan = planOf(export);
        try (ArchiveWriter archive = ArchiveWriter.open(unfinished, export.archiveEnd())) {
            if (!export.hasStore(Manifest.Entry.POSTGRESQL)) {
                rows(export, plan, archive);
            }
            if (!export.hasStore(Manifest.Entry.KEYCLOAK)) {
                realm(export, archive);
            }
            for (Export.Facts month : plan.facts()) {
                if (!export.has(month.path())) {
                    facts(export, month, plan.cut(), facts, archive);
                }
                requireWanted(export);
            }
            String outcomes = "clickhouse/ingest_outcome.jsonl.gz";
            if (!export.has(outcomes)) {
                Manifest.Entry entry = archive.add(
                        outcomes,
                        Manifest.Entry.CLICKHOUSE,
                        "ingest_outcome",
                        null,
                        lines -> facts.outcomes(plan.cut(), lines::add));
                exports.parts(export.id(), List.of(entry), archive.end());
            }
            finish(again(export), tenant, archive);
        }
    }

    private FactReader reader(Tenant tenant) throws IOException {
        int slot = tenant.readerSlot()
                .orElseThrow(() -> new IOException("The tenant has no account in the warehouse yet."));
        Credentials reader = config.clickhouse().readers().get(slot - 1);
        return new FactReader(
                new WarehouseAddress(
                        config.clickhouse().url(), config.clickhouse().database()),
                new WarehouseAccount(reader.user(), reader.password()),
                tenant.id());
    }

    /** Everything that Kafka has now has to be in the warehouse before it is read there. */
    private Export.Plan plan(String tenantId, FactReader facts) throws Exception {
        RowStore.Snapshot before = rows.look(tenantId);
        Instant at = clock.instant();
        Cut cut = new Cut(positions.ask().stream()
                .map(position ->
                        new Cut.Position(position.topic(), position.partition(), position.start(), position.end()))
                .toList());
        while (!warehouse.hasCounted(cut)) {
            if (clock.instant().isAfter(at.plus(PATIENCE))) {
                throw new IOException(
                        "The job 'ingest' has not counted yet what Kafka had when the export began. Look at the health page.");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        List<Export.Facts> months = facts.months(cut).stream()
                .map(month -> new Export.Facts(month.table().table(), month.month(), month.rows()))
                .toList();
        return new Export.Plan(cut, at, before.suspended() && before.waiting() == 0, months);
    }

    private void rows(Export export, Export.Plan plan, ArchiveWriter archive) throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        RowStore.Snapshot snapshot = rows.read(
                export.tenant(),
                (table, content) -> entries.add(archive.add(
                        "postgresql/" + table.name() + ".jsonl.gz",
                        Manifest.Entry.POSTGRESQL,
                        table.name(),
                        table.columns(),
                        content::writeTo)));
        boolean complete = plan.quiet() && snapshot.suspended() && snapshot.waiting() == 0;
        exports.rowsRead(
                export.id(), complete ? Export.Completeness.COMPLETE : Export.Completeness.WORKING, snapshot.at());
        exports.parts(export.id(), entries, archive.end());
    }

    private void realm(Export export, ArchiveWriter archive) throws Exception {
        try (TransferredRealms.Session realm = realms.open(export.tenant())) {
            Manifest.Entry settings = archive.add(
                    "keycloak/realm.jsonl.gz",
                    Manifest.Entry.KEYCLOAK,
                    "realm",
                    null,
                    lines -> lines.add(realm.settings()));
            Manifest.Entry users = archive.add(
                    "keycloak/users.jsonl.gz",
                    Manifest.Entry.KEYCLOAK,
                    "users",
                    null,
                    lines -> realm.users(lines::add));
            exports.parts(export.id(), List.of(settings, users), archive.end());
        }
    }

    private void facts(Export export, Export.Facts month, Cut cut, FactReader facts, ArchiveWriter archive)
            throws IOException, InterruptedException {
        FactTable table = java.util.Arrays.stream(FactTable.values())
                .filter(candidate -> candidate.table().equals(month.table()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(month.table() + " is no table of facts"));
        FactReader.Month wanted = new FactReader.Month(table, month.month(), month.rows());
        Manifest.Entry entry = archive.add(
                month.path(),
                Manifest.Entry.CLICKHOUSE,
                month.table(),
                facts.columns(month.table()),
                lines -> facts.facts(wanted, cut, lines::add));
        // Facts are only added to, and the cut does not move: another number means that an answer broke off.
        if (entry.rows() != month.rows()) {
            throw new IOException(
                    month.path() + " has " + entry.rows() + " rows, and " + month.rows() + " were counted.");
        }
        exports.parts(export.id(), List.of(entry), archive.end());
    }

    private void finish(Export export, Tenant tenant, ArchiveWriter archive) throws IOException {
        Instant now = clock.instant();
        Export.Plan plan = planOf(export);
        Manifest manifest = new Manifest(
                Manifest.KIND,
                Manifest.VERSION,
                export.id(),
                new Manifest.Subject(
                        tenant.id(), tenant.name().zh(), tenant.name().en()),
                export.requestedBy(),
                export.requestedAt(),
                now,
                software(),
                Boolean.TRUE.equals(export.complete()),
                plan.cut(),
                plan.at(),
                export.rowsAt() == null ? plan.at() : export.rowsAt(),
                new Manifest.Schema(rows.schema()),
                export.parts(),
                Omissions.ALL);
        archive.finish(
                key == null
                        ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest)
                        : key.signed(manifest));
        Path file = file(export);
        Files.move(unfinished(export), file, StandardCopyOption.ATOMIC_MOVE);
        exports.finish(export.id(), Files.size(file), ArchiveWriter.sha256(file), now, now.plus(transfer.keep()));
    }

    private static String software() {
        @Nullable String version = Exporter.class.getPackage().getImplementationVersion();
        return "Atrium " + (version == null ? "(not packaged)" : version);
    }

    /** Somebody may have removed it meanwhile, or erased the tenant. */
    private void requireWanted(Export export) throws IOException {
        if (again(export).state() != Export.State.RUNNING) {
            throw new IOException("The export was removed.");
        }
    }

    private Export again(Export export) {
        return exports.find(export.id()).orElseThrow(() -> new IllegalStateException("The export is gone."));
    }

    private static Export.Plan planOf(Export export) {
        Export.Plan plan = export.plan();
        if (plan == null) {
            throw new IllegalStateException("The event log was not cut yet.");
        }
        return plan;
    }
}
