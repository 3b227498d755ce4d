package io.atrium.server.retention;

import io.atrium.server.audit.Audit;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.erasure.IngestNotice;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.retention.DayRemover;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/** The feature, put together. */
public final class RetentionModule {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ServerConfig config;
    private final Database database;
    private final Tenants tenants;
    private final RetentionStore store;
    private final Clock clock;

    public RetentionModule(ServerConfig config, Database database, Audit audit, Tenants tenants, Clock clock) {
        this.config = config;
        this.database = database;
        this.tenants = tenants;
        this.store = new RetentionStore(database, audit);
        this.clock = clock;
    }

    /** Begins to remove days, until the result is closed. */
    public Repeating removeDays(DayRemover warehouse) {
        RetentionWorker worker = new RetentionWorker(
                database,
                store,
                tenants,
                warehouse,
                new IngestNotice(config.flink().url()),
                clock);
        return Repeating.start("retention", PAUSE, () -> {
            try {
                worker.round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * {@code /settings/retention}.
     *
     * @param readers connections to the warehouse that see one tenant alone
     */
    public RouteGroup routes(Function<String, DataSource> readers) {
        return new RetentionRoutes(new Retention(
                store,
                tenants,
                readers,
                config.auditing()::retention,
                Duration.ofHours(config.retaining().graceHours()),
                clock));
    }
}
