package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.List;

/** All metrics of a scope, to be looked up by id. */
record MetricValues(List<MetricValue> values) {

    static MetricValues of(InsightQueries queries, Scope scope, Period period) {
        return new MetricValues(queries.metrics(
                scope, period, List.copyOf(MetricCatalogue.bundled().all())));
    }

    MetricValue get(String id) {
        return values.stream()
                .filter(value -> value.metric().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + id));
    }
}
