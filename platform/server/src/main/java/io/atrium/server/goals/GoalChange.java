package io.atrium.server.goals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a goal; the newest of a metric says what holds.
 *
 * @param version of all goals of the tenant, one more with each change
 * @param metricVersion the formula that it was set for
 * @param before null: there was none
 * @param after null: it was taken away
 * @param by the user name
 */
record GoalChange(
        long version,
        String metric,
        int metricVersion,
        @Nullable Double before,
        @Nullable Double after,
        Instant at,
        String by) {}
