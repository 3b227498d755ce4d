package io.atrium.server.health;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The feature, put together. */
public final class HealthModule implements AutoCloseable {
    private final HealthMonitor monitor;

    private HealthModule(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * How to ask those that only their own feature may talk to.
     *
     * @param postgresql its version
     * @param keycloak its version
     * @param kafka what it says of itself
     * @param reconciliation how the books stand
     */
    public record Questions(
            Callable<String> postgresql,
            Callable<String> keycloak,
            Callable<Finding> kafka,
            Callable<Finding> reconciliation) {}

    /** Begins to watch all components. */
    public static HealthModule start(ServerConfig config, Questions questions, MeterRegistry meters, Clock clock) {
        HttpProbe probe = new HttpProbe();
        FlinkChecks flink = new FlinkChecks(config.flink().url(), probe, clock);
        List<ComponentCheck> checks = List.of(
                ServerCheck.of(config.http().publicUrl()),
                new ComponentCheck(
                        "postgresql",
                        config.postgresql().url().replaceFirst("\\?.*", ""),
                        () -> Finding.up(questions.postgresql().call(), Map.of())),
                new ComponentCheck("kafka", config.kafka().bootstrapServers(), questions.kafka()),
                new ComponentCheck(
                        "clickhouse",
                        config.clickhouse().url().toString(),
                        () -> askClickhouse(config.clickhouse(), probe)),
                new KeycloakCheck(config.keycloak().url(), questions.keycloak(), probe, clock).check(),
                flink.cluster(),
                flink.workers(),
                flink.ingest(),
                new ComponentCheck("reconciliation", config.http().publicUrl().toString(), questions.reconciliation()));
        Restarts restarts = new Restarts(
                config.supervisor() == null ? null : config.supervisor().stackFile());
        return new HealthModule(HealthMonitor.start(checks, restarts, meters, clock));
    }

    /** {@code /health/components}. */
    public RouteGroup routes() {
        return new HealthRoutes(monitor);
    }

    /** Whether requests make sense now: without PostgreSQL none does. */
    public boolean isReady() {
        return !monitor.isDown("postgresql");
    }

    private static Finding askClickhouse(ServerConfig.Clickhouse config, HttpProbe probe) throws Exception {
        String query = "SELECT version(), toString(uptime()) FORMAT TSV";
        URI address = URI.create(config.url() + "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String[] answer = probe.text(
                        address,
                        Map.of(
                                "X-ClickHouse-User", config.platform().user(),
                                "X-ClickHouse-Key", config.platform().password()))
                .strip()
                .split("\t", -1);
        return Finding.up(answer[0], Map.of("uptimeSeconds", Long.parseLong(answer[answer.length - 1])));
    }

    @Override
    public void close() {
        monitor.close();
    }
}
