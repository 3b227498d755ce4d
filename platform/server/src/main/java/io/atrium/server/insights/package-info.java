/**
 * The figures of an organization: asked from the warehouse through the tenant's own reader account, and shown only as far as privacy
 * allows. Callers: the HTTP API. Facade: {@link io.atrium.server.insights.InsightsModule}.
 *
 * <p>Invariants: no figure leaves this package that {@link io.atrium.server.insights.Suppression} hides; the tenant is always that of the
 * verified token. Also here: the publisher that carries the directory's history (numbers, never names) into the warehouse.
 */
@NullMarked
package io.atrium.server.insights;

import org.jspecify.annotations.NullMarked;
