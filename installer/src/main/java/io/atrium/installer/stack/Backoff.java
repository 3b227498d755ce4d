package io.atrium.installer.stack;

import java.time.Duration;
import java.time.Instant;

/**
 * When a component that keeps crashing may be started again: at once the first time, then after 1, 2, 4 … at most 60 s.
 * A component that ran for two minutes starts from the beginning.
 *
 * @param failures crashes or failed starts in a row
 * @param notBefore the earliest next start
 */
record Backoff(int failures, Instant notBefore) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration STEADY = Duration.ofMinutes(2);

    static Backoff none() {
        return new Backoff(0, Instant.EPOCH);
    }

    /** After one more failure of a component that had been in its last good state since then. */
    Backoff after(Instant failedAt, Duration ranFor) {
        int inARow = ranFor.compareTo(STEADY) >= 0 ? 0 : failures;
        Duration pause = inARow == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(inARow - 1, 6));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return new Backoff(inARow + 1, failedAt.plus(bounded));
    }

    boolean allows(Instant now) {
        return !now.isBefore(notBefore);
    }
}
