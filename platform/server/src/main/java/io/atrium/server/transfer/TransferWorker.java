package io.atrium.server.transfer;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes exports one after another, each under its own lock in PostgreSQL, ends imports, and removes archives whose time is over. */
final class TransferWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransferWorker.class);
    private static final Actor TRANSFER = Actor.system("transfer");
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Failures in a row before an export waits for nobody any more. */
    private static final int ATTEMPTS = 5;

    private static final int LONGEST_DETAIL = 500;
    /** An import that is being started has its tenant's row within that time. */
    private static final Duration BEGINNING = Duration.ofSeconds(30);

    private final Database database;
    private final ExportStore exports;
    private final ImportStore imports;
    private final Exporter exporter;
    private final Imports uploads;
    private final Tenants tenants;
    private final ServerConfig.Transfer transfer;
    private final Audit audit;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "tenant-export");
        worker.setDaemon(true);
        return worker;
    });
    private final Repeating watch;

    TransferWorker(
            Database database,
            ExportStore exports,
            ImportStore imports,
            Exporter exporter,
            Imports uploads,
            Tenants tenants,
            ServerConfig.Transfer transfer,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.exports = exports;
        this.imports = imports;
        this.exporter = exporter;
        this.uploads = uploads;
        this.tenants = tenants;
        this.transfer = transfer;
        this.audit = audit;
        this.clock = clock;
        exports.in(Export.State.FINISHED).forEach(this::tell);
        this.watch = Repeating.start("tenant-transfer", PERIOD, this::look);
    }

    private void look() {
        Instant now = clock.instant();
        for (Export export : exports.in(Export.State.RUNNING)) {
            boolean due = export.nextAttemptAt() == null || !now.isBefore(export.nextAttemptAt());
            if (due && busy.add(export.id())) {
                thread.execute(() -> work(export.id()));
            }
        }
        for (Export export : exports.in(Export.State.FINISHED)) {
            if (export.expiresAt() != null && now.isAfter(export.expiresAt())) {
                remove(export);
                audit.record(AuditEntry.of(Audit.PLATFORM, TRANSFER, AuditAction.TENANT__EXPORT_REMOVED)
                        .on("tenant", export.tenant())
                        .detail("export", export.id().toString()));
            }
        }
        imports.in(Import.State.STARTED).forEach(this::settle);
        for (Import upload : imports.in(Import.State.UPLOADED)) {
            if (now.isAfter(upload.uploadedAt().plus(transfer.keep()))) {
                end(upload, Import.State.REMOVED);
            }
        }
    }

    private void work(UUID id) {
        try {
            database.exclusively("export/" + id, () -> attempt(id));
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e)).log("An export will be tried again");
        } finally {
            busy.remove(id);
        }
    }

    private void attempt(UUID id) {
        Export export = exports.find(id)
                .filter(found -> found.state() == Export.State.RUNNING)
                .orElse(null);
        if (export == null) {
            return;
        }
        Instant begin = clock.instant();
        try {
            Tenant tenant = tenants.find(export.tenant()).orElseThrow(() -> new IOException("The tenant is gone."));
            exporter.run(export, tenant);
            exports.find(id).ifPresent(this::tell);
            log.atInfo()
                    .addKeyValue("tenant", export.tenant())
                    .addKeyValue(
                            "millis", Duration.between(begin, clock.instant()).toMillis())
                    .log("Exported");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            boolean last = export.attempts() + 1 >= ATTEMPTS;
            exports.fail(
                    id,
                    detail(e),
                    last ? null : clock.instant().plusSeconds(1L << Math.min(export.attempts(), ATTEMPTS)));
            log.atWarn()
                    .addKeyValue("tenant", export.tenant())
                    .addKeyValue("reason", detail(e))
                    .log(last ? "An export has failed" : "An export will be tried again");
            if (last) {
                discard(export);
            }
        }
    }

    /** In both logs, once. */
    private void tell(Export export) {
        Instant finished = export.finishedAt();
        if (finished == null || tenants.find(export.tenant()).isEmpty()) {
            return;
        }
        for (String logOf : new String[] {Audit.PLATFORM, export.tenant()}) {
            audit.record(AuditEntry.of(logOf, TRANSFER, AuditAction.TENANT__EXPORTED)
                    .on("tenant", export.tenant())
                    .detail("export", export.id().toString())
                    .detail("sha256", String.valueOf(export.sha256()))
                    .learned(finished, "export/" + export.id()));
        }
    }

    /** The archive goes, the record stays. */
    void remove(Export export) {
        exports.removed(export.id());
        discard(export);
    }

    private void discard(Export export) {
        try {
            exporter.remove(export);
        } catch (IOException e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e)).log("An archive could not be removed");
        }
    }

    /** A tenant is open, and its import is over; or it was undone, and the upload may be started again. */
    private void settle(Import started) {
        Optional<String> standing = imports.standing(started);
        if (standing.isEmpty()) {
            Instant since = started.startedAt() == null ? started.uploadedAt() : started.startedAt();
            if (clock.instant().isAfter(since.plus(BEGINNING))) {
                imports.state(started.id(), Import.State.UPLOADED, clock.instant());
            }
        } else if (standing.orElseThrow().equals("active")) {
            for (String logOf : new String[] {Audit.PLATFORM, started.tenant()}) {
                audit.record(AuditEntry.of(logOf, TRANSFER, AuditAction.TENANT__IMPORTED)
                        .on("tenant", started.tenant())
                        .detail("import", started.id().toString())
                        .detail("sha256", started.sha256())
                        .learned(clock.instant(), "import/" + started.id()));
            }
            imports.settle(started.tenant());
            end(started, Import.State.FINISHED);
        }
    }

    private void end(Import upload, Import.State state) {
        imports.state(upload.id(), state, clock.instant());
        try {
            Files.deleteIfExists(uploads.file(upload.id()));
        } catch (IOException e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e)).log("An archive could not be removed");
        }
    }

    private static String detail(Exception cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) : message;
    }

    /** What is half written goes on with the next start. */
    @Override
    public void close() {
        watch.close();
        thread.shutdownNow();
    }
}
