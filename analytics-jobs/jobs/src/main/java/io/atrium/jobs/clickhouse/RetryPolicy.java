package io.atrium.jobs.clickhouse;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long and how often a request is repeated when the failure can pass by itself.
 *
 * @param firstPause pause after the first failure; it doubles with each further one
 * @param longestPause where the doubling ends
 * @param patience after how long the job gives up and starts again from its checkpoint
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration patience) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Outlasts an outage of ten minutes by half. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(15));

    public RetryPolicy {
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "pauses must be positive and the longest not shorter than the first, but are " + firstPause
                            + " and " + longestPause);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, but is " + patience);
        }
    }
}
