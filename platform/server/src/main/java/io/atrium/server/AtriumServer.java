package io.atrium.server;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.DeclaredRoute;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.ManagementPages;
import io.atrium.server.http.ManagementServer;
import io.atrium.server.security.Authenticator;
import io.atrium.server.security.TokenAuthenticator;
import io.atrium.server.storage.Database;
import io.atrium.server.storage.Migrations;
import io.atrium.server.tenants.TenantsModule;
import io.atrium.server.tls.OutgoingTrust;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running platform server. The management listener is there first, so that a slow start can be watched. */
public final class AtriumServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AtriumServer.class);
    /** How long what the server needs may be away before it gives up. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Lifecycle lifecycle;
    private final HttpServer http;
    private final ManagementServer management;

    private AtriumServer(Lifecycle lifecycle, HttpServer http, ManagementServer management) {
        this.lifecycle = lifecycle;
        this.http = http;
        this.management = management;
    }

    /** Starts everything, or stops what was started and throws. */
    public static AtriumServer start(ServerConfig config) throws InterruptedException {
        Lifecycle lifecycle = new Lifecycle();
        try {
            return start(config, lifecycle);
        } catch (InterruptedException | RuntimeException | Error e) {
            lifecycle.close();
            throw e;
        }
    }

    private static AtriumServer start(ServerConfig config, Lifecycle lifecycle) throws InterruptedException {
        long begin = System.nanoTime();
        if (config.tls() != null) {
            // Before the first connection: what was opened earlier would go on believing the others alone.
            OutgoingTrust.extend(config.tls().caFile());
        }
        Readiness ready = new Readiness();
        PrometheusMeterRegistry meters = meters(lifecycle);
        lifecycle.own("metrics", meters::close);
        ManagementPages pages = new ManagementPages();
        ManagementServer management = lifecycle.own(
                "management",
                ManagementServer.start(
                        config.management().host(), config.management().port(), ready, meters::scrape, pages));
        Startup startup = new Startup(PATIENCE);
        migrate(config, startup);
        Database database = lifecycle.own("database", Database.open(config.postgresql()));
        Clock clock = Clock.systemUTC();
        Audit audit = new Audit(database);
        TenantsModule tenants = new TenantsModule(config, database, audit, clock);
        startup.await("Keycloak at " + config.keycloak().url(), () -> {
            tenants.provision();
            return true;
        });
        Services services = new Services(config, database, audit, tenants, meters, pages, clock);
        Features.Built features = Features.build(services, lifecycle);
        Authenticator authenticator = TokenAuthenticator.of(
                config.keycloak(), tenants.tenants(), features.granted(), features.endedSessions(), clock);
        HttpServer http = lifecycle.own(
                "http",
                HttpServer.start(
                        HttpServer.Options.of(config), authenticator, features.witnesses(), meters, features.routes()));
        lifecycle.own("readiness", ready::end);
        ready.follow(features.ready());
        log.atInfo()
                .addKeyValue("port", http.port())
                .addKeyValue("managementPort", management.port())
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - begin).toMillis())
                .log("Atrium server is ready");
        return new AtriumServer(lifecycle, http, management);
    }

    /** Brings the database up to date; several may at once, one does it. */
    static void migrate(ServerConfig config, Startup startup) throws InterruptedException {
        startup.await("PostgreSQL at " + config.postgresql().url(), () -> {
            Migrations.apply(config.postgresql());
            return true;
        });
    }

    private static PrometheusMeterRegistry meters(Lifecycle lifecycle) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        lifecycle.own("gcMetrics", bound(meters));
        return meters;
    }

    private static JvmGcMetrics bound(PrometheusMeterRegistry meters) {
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(meters);
        return gc;
    }

    /** The port of the public listener. */
    public int port() {
        return http.port();
    }

    /** The port of the management listener. */
    public int managementPort() {
        return management.port();
    }

    /** Every route of the public listener. */
    List<DeclaredRoute> routes() {
        return http.routes();
    }

    @Override
    public void close() {
        lifecycle.close();
    }
}
