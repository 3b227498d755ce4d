package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricWindow;
import java.util.List;
import java.util.Optional;

/**
 * Metrics × departments × pieces of a period: one {@link MetricCell} for each combination.
 *
 * @param tenantId the tenant
 * @param departments each with everything below it, or {@link Scope#WHOLE_TENANT}; at least one
 * @param metrics at least one; those that are {@linkplain Metric#tenantOnly() for the whole tenant only} have no value for departments
 * @param period the days that are asked for
 * @param grain how the period is cut
 * @param window instead of the metrics' own windows; empty for these
 * @param settings of the tenant
 */
public record MetricQuestion(
        String tenantId,
        List<Long> departments,
        List<Metric> metrics,
        Period period,
        Grain grain,
        Optional<MetricWindow> window,
        TenantSettings settings) {

    public MetricQuestion {
        if (tenantId.isBlank() || departments.isEmpty() || metrics.isEmpty()) {
            throw new IllegalArgumentException("A question has a tenant, departments and metrics");
        }
        departments = departments.stream().distinct().toList();
        metrics = metrics.stream().distinct().toList();
        departments.forEach(department -> new Scope(tenantId, department));
    }

    /** The window of a metric for a piece of the period. */
    Period windowOf(Metric metric, Period piece) {
        return new Period(window.orElseGet(metric::window).firstDay(piece.from(), piece.to()), piece.to());
    }
}
