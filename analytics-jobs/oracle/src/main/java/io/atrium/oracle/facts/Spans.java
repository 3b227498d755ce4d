package io.atrium.oracle.facts;

import java.time.Duration;
import java.time.Instant;

/** Spans of time of the page. */
final class Spans {

    static final Duration WEEK = Duration.ofDays(7);
    static final Duration FOUR_WEEKS = Duration.ofDays(28);
    static final Duration DAY = Duration.ofDays(1);

    private Spans() {}

    /** Seconds from one to the other, milliseconds cut off, not below 0. */
    static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000);
    }

    /** Whether the other is at most so much later, both ends included. */
    static boolean within(Duration span, Instant from, Instant to) {
        return !to.isBefore(from) && Duration.between(from, to).compareTo(span) <= 0;
    }
}
