package io.atrium.bench.house;

import java.io.IOException;
import java.time.Duration;

/** Waits for conditions. */
public final class Await {
    private static final Duration POLL = Duration.ofMillis(100);

    private Await() {}

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is true by now. */
        boolean holds() throws IOException, InterruptedException;
    }

    /** Asks every 100 ms; throws IllegalStateException that names what was awaited when the limit has passed. */
    public static void until(String what, Duration limit, Condition condition)
            throws IOException, InterruptedException {
        until(what, limit, POLL, condition);
    }

    /** The same at another pace. */
    public static void until(String what, Duration limit, Duration pace, Condition condition)
            throws IOException, InterruptedException {
        if (!within(limit, pace, condition)) {
            throw new IllegalStateException("after " + limit.toSeconds() + " s still not: " + what);
        }
    }

    /** Asks every 100 ms; whether it became true before the limit. */
    public static boolean within(Duration limit, Condition condition) throws IOException, InterruptedException {
        return within(limit, POLL, condition);
    }

    private static boolean within(Duration limit, Duration pace, Condition condition)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(pace.toMillis());
        }
        return true;
    }
}
