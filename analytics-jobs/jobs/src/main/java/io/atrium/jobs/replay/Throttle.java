package io.atrium.jobs.replay;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets so many events a second pass, evenly over the whole time; a pause before does not allow more afterwards. */
final class Throttle {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long perSecond;
    private final LongSupplier nanoTime;
    private long next;

    /** @param perSecond 0: as many as there are */
    Throttle(long perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** How long to wait before so many events pass. */
    Duration before(long events) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        next = Math.max(next, now);
        Duration pause = Duration.ofNanos(next - now);
        next += events * SECOND / perSecond;
        return pause;
    }
}
