package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The questions of the dashboards, asked through one reader's account. Exact for every period; nothing is suppressed here: that is the
 * caller's duty. Every method throws {@link QueryFailure} when the warehouse does not answer.
 */
public final class InsightQueries {

    private static final String ENABLED = "org.enabled";

    /** What is asked here needs no calendar. */
    private static final TenantSettings NO_SETTINGS = new TenantSettings(ZoneOffset.UTC, (from, to) -> List.of(), 1);

    private final QueryRunner runner;
    private final MetricEngine engine;
    private final MetricCatalogue catalogue;

    /**
     * @param reader connections of the account whose slot belongs to the tenant
     * @param catalogue where a metric's people and N are looked up
     */
    public InsightQueries(DataSource reader, MetricCatalogue catalogue) {
        this.runner = new QueryRunner(reader);
        this.engine = new MetricEngine(reader, catalogue);
        this.catalogue = catalogue;
    }

    /** The values of metrics, in the given order. */
    public List<MetricValue> metrics(Scope scope, Period period, List<Metric> metrics) {
        return metrics(scope, List.of(period), metrics).get(0);
    }

    /** The values of counts and ratios of whole numbers over several periods, in the given orders, asked together. */
    public List<List<MetricValue>> metrics(Scope scope, List<Period> periods, List<Metric> metrics) {
        MetricEngine.Numbers numbers = engine.ask(new MetricEngine.Asked(
                scope.tenantId(),
                List.of(scope.departmentNo()),
                MetricEngine.windows(metrics, periods, InsightQueries::window),
                NO_SETTINGS));
        return periods.stream()
                .map(period -> metrics.stream()
                        .map(metric -> MetricValue.of(
                                numbers.cell(metric, scope.departmentNo(), period, window(metric, period))))
                        .toList())
                .toList();
    }

    private static Period window(Metric metric, Period period) {
        return new Period(metric.window().firstDay(period.from(), period.to()), period.to());
    }

    /** N: distinct people enabled on at least one day of the period. */
    public long enabled(Scope scope, Period period) {
        return metrics(scope, period, List.of(catalogue.get(ENABLED))).get(0).numerator();
    }

    /** One row for each day of the period, also for days without activity. */
    public List<DayFigures> daily(Scope scope, Period period) {
        List<DayFigures> days = runner.list(
                "daily figures",
                DayFigures.SQL,
                parameters(scope, period),
                row -> new DayFigures(
                        day(row, "day"),
                        row.getLong("messages"),
                        row.getLong("senders"),
                        row.getLong("participants"),
                        row.getLong("active"),
                        row.getLong("wau"),
                        row.getLong("mau"),
                        row.getLong("deliveries"),
                        row.getLong("cross_department_deliveries")));
        return days.stream()
                .filter(figures -> !figures.day().isBefore(period.from()))
                .toList();
    }

    /** Departments with activity in the period. */
    public List<DepartmentFigures> departments(String tenantId, Period period) {
        return runner.list(
                "figures of departments",
                DepartmentFigures.SQL,
                parameters(Scope.of(tenantId), period),
                row -> new DepartmentFigures(
                        row.getLong("department_no"),
                        row.getLong("messages"),
                        row.getLong("senders"),
                        row.getLong("participants"),
                        row.getLong("active"),
                        row.getLong("deliveries"),
                        row.getLong("cross_department_deliveries")));
    }

    /** The tree as it was on the last day of the period, with the people of the whole period. */
    public List<DepartmentNode> departmentTree(String tenantId, Period period) {
        return runner.list(
                "department tree",
                DepartmentNode.SQL,
                parameters(Scope.of(tenantId), period),
                row -> new DepartmentNode(
                        row.getLong("department_no"),
                        row.getLong("parent_no"),
                        row.getLong("own"),
                        row.getLong("enabled")));
    }

    /** How complete the tenant's figures are. */
    public Completeness completeness(String tenantId) {
        return runner.list(
                        "completeness", Completeness.SQL, Map.of("tenant", tenantId), row -> counted(row, outcome(row)))
                .get(0);
    }

    private static Optional<Completeness.Outcome> outcome(ResultSet row) throws SQLException {
        if (row.getLong("reports") == 0) {
            return Optional.empty();
        }
        return Optional.of(new Completeness.Outcome(
                row.getLong("all_received"),
                row.getLong("all_duplicates"),
                row.getLong("all_dead_lettered"),
                row.getLong("all_removed")));
    }

    private static Completeness counted(ResultSet row, Optional<Completeness.Outcome> outcome) throws SQLException {
        long events = row.getLong("events");
        if (events == 0) {
            return new Completeness(outcome, 0, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Completeness(
                outcome,
                events,
                Optional.of(row.getObject("newest", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant()),
                Optional.of(day(row, "first_day")),
                Optional.of(day(row, "last_day")));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Map<String, Object> parameters(Scope scope, Period period) {
        return Map.of(
                "tenant", scope.tenantId(),
                "department", scope.departmentNo(),
                "from", period.from(),
                "to", period.to());
    }
}
