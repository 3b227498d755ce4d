package io.atrium.server.transfer;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.erasure.IngestNotice;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Step;
import io.atrium.server.tenants.TenantRestorer;
import io.atrium.server.tenants.TenantsModule;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.erasure.TenantEraser;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.transfer.FactWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feature, put together. Without a directory for archives its routes say so. */
public final class TransferModule implements AutoCloseable {
    private static final String GROUP = "atrium-ingest";
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable Parts parts;

    private record Parts(Exports exports, Imports imports, Restoring restoring, TransferWorker worker) {}

    /**
     * @param eraser takes back what an import has written into the warehouse
     */
    public TransferModule(
            ServerConfig config,
            Database database,
            Audit audit,
            TenantsModule tenants,
            EventLog eventLog,
            TenantEraser eraser,
            Clock clock) {
        ServerConfig.Transfer transfer = config.transfer();
        this.parts =
                transfer == null ? null : build(config, transfer, database, audit, tenants, eventLog, eraser, clock);
    }

    private static Parts build(
            ServerConfig config,
            ServerConfig.Transfer transfer,
            Database database,
            Audit audit,
            TenantsModule tenants,
            EventLog eventLog,
            TenantEraser eraser,
            Clock clock) {
        prepare(transfer);
        ServerConfig.Platform platform = config.platform();
        SigningKey key = platform == null || platform.signingKeyFile() == null
                ? null
                : SigningKey.obtain(platform.signingKeyFile());
        FactWriter warehouse = new FactWriter(
                new WarehouseAddress(
                        config.clickhouse().url(), config.clickhouse().database()),
                new WarehouseAccount(
                        config.clickhouse().platform().user(),
                        config.clickhouse().platform().password()),
                clock);
        List<String> topics =
                Arrays.stream(FactTable.values()).map(FactTable::topic).toList();
        ExportStore exportStore = new ExportStore(database);
        ImportStore importStore = new ImportStore(database);
        RowStore rows = new RowStore(database);
        Exporter exporter = new Exporter(
                exportStore,
                rows,
                tenants.transferredRealms(),
                config,
                transfer,
                warehouse,
                () -> eventLog.positions(topics, GROUP, KAFKA_TIMEOUT),
                clock,
                key);
        Imports imports = new Imports(importStore, rows, tenants.importedTenants(), transfer, key, audit, clock);
        Restoring restoring = new Restoring(
                importStore,
                rows,
                warehouse,
                eraser,
                new IngestNotice(config.flink().url()),
                imports::file,
                clock);
        TransferWorker worker = new TransferWorker(
                database, exportStore, importStore, exporter, imports, tenants.tenants(), transfer, audit, clock);
        Exports exports = new Exports(exportStore, exporter, worker, tenants.tenants(), audit, clock);
        return new Parts(exports, imports, restoring, worker);
    }

    private static void prepare(ServerConfig.Transfer transfer) {
        try {
            Files.createDirectories(
                    transfer.directory(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new ConfigException(
                    "transfer.directory: " + transfer.directory() + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Does the steps of an import, for whoever decides when. */
    public TenantRestorer restorer() {
        return parts == null ? new Impossible() : parts.restoring();
    }

    /** A tenant is erased: its archives here are a part of it. */
    public void removeArchives(String tenantId) {
        if (parts != null) {
            parts.exports().removeAll(tenantId);
        }
    }

    /** Exports and imports, for operators. */
    public RouteGroup routes() {
        return parts == null ? new TransferRoutes(null, null) : new TransferRoutes(parts.exports(), parts.imports());
    }

    /** An import was begun, and then the directory was taken out of the configuration. */
    private static final class Impossible implements TenantRestorer {
        @Override
        public String realm(Origin origin) {
            throw absent();
        }

        @Override
        public void people(Origin origin, People people) {
            throw absent();
        }

        @Override
        public void restore(Step step, Origin origin) {
            throw absent();
        }

        @Override
        public void undo(Step step, Origin origin) {
            throw absent();
        }

        private static IllegalStateException absent() {
            return new IllegalStateException(
                    "transfer.directory has been taken out of server.yaml; an import needs it.");
        }
    }

    @Override
    public void close() {
        if (parts != null) {
            parts.worker().close();
        }
    }
}
