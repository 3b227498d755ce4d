package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.List;

/** The overview's metrics of a scope, to be looked up by id. */
record MetricValues(List<MetricValue> values) {

    private static final List<String> IDS = List.of(
            "com.messages",
            "com.senders",
            "com.sender_rate",
            "org.enabled",
            "org.participants",
            "net.directed_pairs",
            "net.reciprocal_pairs",
            "net.cross_department_share",
            "org.dau",
            "org.wau",
            "org.mau");

    static MetricValues of(InsightQueries queries, Scope scope, Period period) {
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        return new MetricValues(
                queries.metrics(scope, period, IDS.stream().map(catalogue::get).toList()));
    }

    MetricValue get(String id) {
        return values.stream()
                .filter(value -> value.metric().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + id));
    }
}
