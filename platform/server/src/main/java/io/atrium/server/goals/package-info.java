/**
 * Goals for the indicators of the index of digitalization, set by a tenant's administrators. Callers: the HTTP API, and {@code insights} for the
 * index, which takes a goal where there is no better target. Facade: {@link io.atrium.server.goals.GoalsModule}.
 *
 * <p>Invariants: the history is only added to; a goal is in the unit and range of its metric; one that was set for another formula of the metric is
 * shown and not used.
 */
@NullMarked
package io.atrium.server.goals;

import org.jspecify.annotations.NullMarked;
