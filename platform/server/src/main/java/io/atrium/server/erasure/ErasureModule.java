package io.atrium.server.erasure;

import io.atrium.server.audit.Audit;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.TopicRetention;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.TenantEraser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The feature, put together. */
public final class ErasureModule implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final ErasureStore store;
    private final TenantEraser eraser;
    private final Repeating aftermath;

    /**
     * @param warehouse erases there
     * @param archives removes what exports have left of a tenant
     */
    public ErasureModule(
            ServerConfig config,
            Database database,
            Audit audit,
            io.atrium.warehouse.erasure.TenantEraser warehouse,
            Consumer<String> archives,
            Clock clock) {
        this.store = new ErasureStore(database);
        ServerConfig.Platform platform = config.platform();
        Path key = platform == null ? null : platform.signingKeyFile();
        this.eraser = key == null
                ? ErasureModule::impossible
                : new Erasures(
                        store,
                        warehouse,
                        archives,
                        new IngestNotice(config.flink().url()),
                        new TopicRetention(Brokers.of(config.kafka())),
                        SigningKey.obtain(key),
                        config.auditing(),
                        clock);
        Aftermath settling = new Aftermath(store, audit, config.auditing(), clock);
        this.aftermath = Repeating.start("erasure-aftermath", PERIOD, settling::settle);
    }

    /** Does the steps, for whoever decides when. */
    public TenantEraser eraser() {
        return eraser;
    }

    /** {@code /platform/erasures}, and proofs. */
    public RouteGroup routes() {
        return new ErasureRoutes(store);
    }

    private static void impossible(
            io.atrium.server.tenants.ErasureStep step, TenantEraser.Former tenant, TenantEraser.Identity identity) {
        throw new IllegalStateException(
                "platform.signingKeyFile has been taken out of server.yaml; an erasure needs it.");
    }

    @Override
    public void close() {
        aftermath.close();
    }
}
