package io.atrium.oracle.proof;

import io.atrium.oracle.Oracle;
import io.atrium.oracle.generated.Tenant;
import io.atrium.oracle.metrics.DefaultWindow;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Grain;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.MetricQueries;
import io.atrium.warehouse.query.MetricQuestion;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.TenantSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;

/** Asks the product and the oracle the same. */
final class Comparison {

    private static final int K = 3;
    private static final double EXACT = 1e-9;

    private final Tenant tenant;
    private final Oracle oracle;
    private final MetricQueries queries;
    private final List<Deviation> deviations = new ArrayList<>();
    private int compared;

    Comparison(Tenant tenant, DataSource reader) {
        this.tenant = tenant;
        this.oracle = tenant.oracle();
        this.queries = new MetricQueries(reader, MetricCatalogue.bundled());
    }

    /** How many values were compared. */
    int compared() {
        return compared;
    }

    /** Every metric that both know, for departments, over the weeks of a period. */
    List<Deviation> compare(List<Integer> departments, Period period) {
        List<Metric> known = MetricCatalogue.bundled().all().stream()
                .filter(metric -> Oracle.ids().contains(metric.id()))
                .toList();
        MetricQuestion question = new MetricQuestion(
                tenant.id(),
                departments.stream().map(Integer::longValue).toList(),
                known,
                period,
                Grain.WEEK,
                Optional.empty(),
                new TenantSettings(tenant.calendar().zone(), this::workingDays, K));
        queries.ask(question).cells().stream()
                .filter(cell -> !cell.metric().tenantOnly() || cell.departmentNo() == 0)
                .forEach(this::compare);
        return deviations;
    }

    private List<LocalDate> workingDays(LocalDate from, LocalDate to) {
        return new Window(from, to).days().filter(tenant.calendar().working()).toList();
    }

    private void compare(MetricCell cell) {
        String id = cell.metric().id();
        Window window = DefaultWindow.of(id, window(cell.piece()));
        OracleValue expected = oracle.value(id, (int) cell.departmentNo(), window, K);
        compared++;
        check(cell, "window", window(cell.window()).equals(window), cell.window(), window);
        check(cell, "numerator", cell.numerator(), expected.numerator());
        check(cell, "denominator", cell.denominator(), expected.denominator());
        check(cell, "value", cell.value(), expected.value());
        check(cell, "n", cell.people() == expected.people(), cell.people(), expected.people());
        check(cell, "N", cell.enabled() == expected.enabled(), cell.enabled(), expected.enabled());
    }

    private static Window window(Period period) {
        return new Window(period.from(), period.to());
    }

    private void check(MetricCell cell, String what, OptionalDouble product, OptionalDouble expected) {
        check(cell, what, equal(product, expected), product, expected);
    }

    private static boolean equal(OptionalDouble product, OptionalDouble expected) {
        if (product.isEmpty() || expected.isEmpty()) {
            return product.isEmpty() && expected.isEmpty();
        }
        double difference = Math.abs(product.getAsDouble() - expected.getAsDouble());
        return difference <= EXACT * Math.max(1, Math.abs(expected.getAsDouble()));
    }

    private void check(MetricCell cell, String what, boolean holds, Object product, Object expected) {
        if (!holds) {
            deviations.add(new Deviation(
                    tenant.id(),
                    cell.metric().id(),
                    (int) cell.departmentNo(),
                    cell.window().from() + ".." + cell.window().to(),
                    what,
                    product.toString(),
                    expected.toString()));
        }
    }
}
