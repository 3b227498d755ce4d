package io.atrium.server.reconciliation;

import java.time.Duration;

/**
 * How patient the auditor is.
 *
 * @param pause between two continuous passes
 * @param settle how long a difference must stand
 * @param deadLetterSettle how long a dead letter may be on its way into the store
 * @param behind how old the oldest unread record may be
 * @param deepEvery how old the last deep check may become
 * @param deepPause how long after a deep check nobody may ask for another
 */
public record Limits(
        Duration pause,
        Duration settle,
        Duration deadLetterSettle,
        Duration behind,
        Duration deepEvery,
        Duration deepPause) {

    /** Consecutive passes in which a difference must stand, beside the time. */
    static final int PASSES = 2;

    /** As {@link #PASSES}, for totals, which an insert between two questions moves. */
    static final int TOTAL_PASSES = 3;

    /** For every installation. */
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            Duration.ofMinutes(5));
}
