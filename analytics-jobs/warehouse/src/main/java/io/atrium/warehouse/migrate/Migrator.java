package io.atrium.warehouse.migrate;

import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the database and applies the DDL files that it does not have yet. Safe to run again at any time. */
public final class Migrator {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);

    private final WarehouseAddress address;
    private final WarehouseAccount account;
    private final Engines engines;
    private final List<Migration> files;
    private final Clock clock;

    /**
     * @param account may create databases, tables and views
     * @param files all files of this software, by version, as {@link MigrationFiles#bundled()}
     */
    public Migrator(
            WarehouseAddress address, WarehouseAccount account, Engines engines, List<Migration> files, Clock clock) {
        this.address = address;
        this.account = account;
        this.engines = engines;
        this.files = List.copyOf(files);
        this.clock = clock;
    }

    /**
     * Applies what is missing.
     *
     * @param holder says who asks for the lock, unique among running migrators, such as {@code host/process id/random}
     * @param patience how long to wait for another migrator
     * @return the files that were applied now
     * @throws MigrationFailure if that is not possible; what was done up to then stays and is not done again
     */
    public List<Migration> migrate(String holder, Duration patience) {
        try (MigrationSession server = open("system")) {
            server.execute(
                    "Cannot create database " + address.database(),
                    "CREATE DATABASE IF NOT EXISTS " + address.database() + " {{cluster}}");
        }
        try (MigrationSession session = open(address.database());
                MigrationLock lock = MigrationLock.acquire(session, holder, clock, patience)) {
            LOG.atDebug()
                    .addKeyValue("holder", holder)
                    .addKeyValue("lock", lock)
                    .log("Locked the warehouse");
            SchemaHistory history = new SchemaHistory(session);
            history.create();
            MigrationPlan plan = MigrationPlan.of(files, history.read());
            for (Migration migration : plan.pending()) {
                apply(session, history, migration);
            }
            return plan.pending();
        }
    }

    /**
     * What is missing, without changing anything. Files of a newer release do not count: while an upgrade is on its way, the
     * software before it goes on.
     *
     * @throws MigrationFailure if the history cannot be read, or an applied file was changed since
     */
    public List<Migration> pending() {
        Set<Integer> known = files.stream().map(Migration::version).collect(Collectors.toSet());
        try (MigrationSession session = open(address.database())) {
            List<MigrationPlan.Applied> applied = new SchemaHistory(session)
                    .read().stream()
                            .filter(file -> known.contains(file.version()))
                            .toList();
            return MigrationPlan.of(files, applied).pending();
        }
    }

    private void apply(MigrationSession session, SchemaHistory history, Migration migration) {
        long start = clock.millis();
        int number = 0;
        for (String statement : migration.statements()) {
            number++;
            session.execute("ddl/" + migration.file() + ", statement " + number, statement);
        }
        history.record(migration, Math.max(0, clock.millis() - start));
        LOG.atInfo()
                .addKeyValue("file", migration.file())
                .addKeyValue("statements", migration.statements().size())
                .log("Applied a DDL file");
    }

    private MigrationSession open(String database) {
        DataSource source = WarehouseDataSource.writer(address.withDatabase(database), account, STATEMENT_TIMEOUT);
        return MigrationSession.open(source, engines);
    }
}
