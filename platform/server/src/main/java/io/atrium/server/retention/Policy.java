package io.atrium.server.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a tenant keeps its facts.
 *
 * @param days whole days before today; null: for ever
 * @param from when that takes effect
 * @param closedBefore days before it are closed; null: none
 */
record Policy(
        @Nullable Integer days,
        @Nullable Instant from,
        @Nullable LocalDate closedBefore,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    /** 28 days, the 28 before with up to six days between, and the 28-day window that ends with the first of them: 89. */
    static final int SHORTEST = 90;

    static final int LONGEST = 3_650;

    static int checked(int days) {
        if (days < SHORTEST || days > LONGEST) {
            throw new RetentionFailure.Days(days).exception();
        }
        return days;
    }

    /** Whether less is kept by other days than by these. */
    boolean isShortenedBy(@Nullable Integer other) {
        return other != null && (days == null || other < days);
    }
}
