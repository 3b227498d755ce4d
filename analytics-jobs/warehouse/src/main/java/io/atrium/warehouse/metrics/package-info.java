/**
 * The catalogue of metrics: one file a metric, {@code metrics/<id>.yaml}, from which the API, the dashboard and the documentation take what a
 * number means and how it is made. Facade: {@link io.atrium.warehouse.metrics.MetricCatalogue}.
 */
@NullMarked
package io.atrium.warehouse.metrics;

import org.jspecify.annotations.NullMarked;
