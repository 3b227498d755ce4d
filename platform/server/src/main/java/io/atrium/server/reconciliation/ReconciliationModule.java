package io.atrium.server.reconciliation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.PartitionPosition;
import io.atrium.server.health.ComponentState;
import io.atrium.server.health.Finding;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.reconciliation.ReconciliationQueries;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feature, put together. */
public final class ReconciliationModule implements AutoCloseable {

    /** The ingest job's consumer group, as the installer configures it; only shown. */
    private static final String GROUP = "atrium-ingest";

    /** A deep check reads whole tables. */
    private static final Duration QUERY_TIMEOUT = Duration.ofMinutes(30);

    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEEP_PAUSE = Duration.ofSeconds(1);
    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final int CONNECTIONS = 2;

    private final HikariDataSource platform;
    private final Reconciliation reconciliation;
    private final ReconciliationMeters meters;
    private final Limits limits;

    /**
     * What it asks.
     *
     * @param deadLetters null without a store of dead letters
     * @param removing whether some tenant's days are being removed by retention now
     */
    public record Sources(
            ServerConfig.Clickhouse clickhouse,
            Database database,
            EventLog eventLog,
            @Nullable DeadLetterCounts deadLetters,
            BooleanSupplier removing) {}

    public ReconciliationModule(Sources sources, Limits limits, MeterRegistry registry, Clock clock) {
        this.limits = limits;
        platform = platform(sources.clickhouse());
        ReconciliationQueries queries = new ReconciliationQueries(platform);
        ReconciliationStore store = new ReconciliationStore(sources.database());
        List<String> topics =
                Arrays.stream(FactTable.values()).map(FactTable::topic).toList();
        Pass pass = new Pass(
                queries,
                () -> positions(sources.eventLog().positions(topics, GROUP, KAFKA_TIMEOUT), store.imports()),
                sources.deadLetters(),
                limits,
                clock);
        reconciliation =
                new Reconciliation(pass, new DeepCheck(queries, clock), store, sources.removing(), limits, clock);
        meters = new ReconciliationMeters(reconciliation, registry);
    }

    /** An imported tenant's facts are a partition of their own, which is as long as its import has claimed. */
    private static List<PartitionPosition> positions(List<PartitionPosition> kafka, List<PartitionPosition> imports) {
        return Stream.concat(kafka.stream(), imports.stream()).toList();
    }

    /** Begins to check continuously, until the result is closed. */
    public Repeating checkContinuously() {
        return Repeating.start("reconciliation", limits.pause(), this::check);
    }

    /** Begins to check deeply whenever that is due, until the result is closed. */
    public Repeating checkDeeply() {
        return Repeating.start("reconciliation-deep", DEEP_PAUSE, reconciliation::checkDeeplyIfDue);
    }

    /** One continuous pass, now. */
    void check() {
        reconciliation.check();
        meters.show();
    }

    /**
     * {@code /health/reconciliation}.
     *
     * @param completeness of a tenant, asked with that tenant's own account
     * @param started told who has begun a deep check
     */
    public RouteGroup routes(Function<String, Completeness> completeness, Consumer<Caller> started) {
        return new ReconciliationRoutes(reconciliation, completeness, started);
    }

    /** The auditor itself, for operators. */
    public Reconciliation reconciliation() {
        return reconciliation;
    }

    /** How the books stand, as a component of the health page. It names no offsets and no tenant's numbers. */
    public Finding health() {
        ReconciliationReport report = reconciliation.report();
        Map<String, Object> details = new HashMap<>();
        details.put("partitions", report.partitions().size());
        details.put("partitionsBalanced", report.balanced());
        if (report.lastSuccess() != null) {
            details.put("lastCheck", report.lastSuccess().toString());
        }
        if (report.deep().finishedAt() != null) {
            details.put("lastDeepCheck", report.deep().finishedAt().toString());
        }
        return switch (report.verdict()) {
            case BALANCED, SETTLING -> new Finding(ComponentState.UP, null, null, details);
            case BEHIND ->
                Finding.degraded(
                        null, "The ingest job has not read the newest records for a while; nothing is lost.", details);
            case UNKNOWN ->
                report.checkedAt() == null
                        ? new Finding(ComponentState.UNKNOWN, null, null, details)
                        : Finding.degraded(null, "Not everything could be checked.", details);
            case DOUBLED ->
                new Finding(ComponentState.DOWN, null, "Events are counted twice; see the runbook.", details);
            case LOST -> new Finding(ComponentState.DOWN, null, "Events are lost; see the runbook.", details);
        };
    }

    private static HikariDataSource platform(ServerConfig.Clickhouse config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("warehouse-reconciliation");
        hikari.setDataSource(WarehouseDataSource.writer(
                new WarehouseAddress(config.url(), config.database()),
                new WarehouseAccount(config.platform().user(), config.platform().password()),
                QUERY_TIMEOUT));
        hikari.setMaximumPoolSize(CONNECTIONS);
        hikari.setMinimumIdle(0);
        hikari.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        hikari.setInitializationFailTimeout(-1);
        return new HikariDataSource(hikari);
    }

    @Override
    public void close() {
        platform.close();
    }
}
