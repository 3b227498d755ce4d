package io.atrium.server.reconciliation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference that may still be on its way.
 *
 * @param found what was found; something else the next time is another doubt
 * @param since when it was first found
 * @param passes in how many consecutive passes
 */
record Doubt(Object found, Instant since, int passes) {

    static Doubt again(@Nullable Doubt before, Object found, Instant now) {
        return before != null && before.found.equals(found)
                ? new Doubt(found, before.since, before.passes + 1)
                : new Doubt(found, now, 1);
    }

    /** Whether it has stood often and long enough. */
    boolean isCertain(Instant now, Duration settle) {
        return passes >= Limits.PASSES && !now.isBefore(since.plus(settle));
    }
}
