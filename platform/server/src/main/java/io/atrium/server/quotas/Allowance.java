package io.atrium.server.quotas;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A token bucket of one tenant's events that may go into debt: a batch is taken as a whole while anything is left, and what it takes too much is
 * waited for before the next. So every batch gets through, however small the quota, and over any time t at most (t + 10 s) times the quota and
 * one batch.
 */
final class Allowance {
    private static final int BURST_SECONDS = 10;
    private static final int MINUTE = 60;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final long[] taken = new long[MINUTE];
    private long latestSecond;
    private long filledAt;
    private double left;
    private int perSecond;

    /**
     * Full.
     *
     * @param nanos a clock that never goes back
     */
    Allowance(int perSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.perSecond = perSecond;
        this.left = (double) perSecond * BURST_SECONDS;
        this.filledAt = nanos.getAsLong();
        this.latestSecond = second(filledAt);
    }

    /** How long to wait before anything is taken; empty: not at all. */
    synchronized Optional<Duration> pause(int quota) {
        fill(quota);
        return left > 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((long) Math.ceil((1 - left) / perSecond)));
    }

    /** Takes all, or answers how long to wait and takes nothing. */
    synchronized Optional<Duration> take(int quota, int events) {
        Optional<Duration> pause = pause(quota);
        if (pause.isEmpty()) {
            left -= events;
            taken[slot()] += events;
        }
        return pause;
    }

    synchronized void giveBack(int events) {
        left += events;
        taken[slot()] -= events;
    }

    /** Events a second, on average over the last minute. */
    synchronized double lastMinute() {
        forget();
        long sum = 0;
        for (long events : taken) {
            sum += events;
        }
        return Math.max(0, sum) / (double) MINUTE;
    }

    private void fill(int quota) {
        long now = nanos.getAsLong();
        left = Math.min(left + (now - filledAt) / NANOS * perSecond, (double) quota * BURST_SECONDS);
        filledAt = now;
        perSecond = quota;
    }

    private int slot() {
        forget();
        return Math.floorMod(latestSecond, MINUTE);
    }

    private void forget() {
        long now = second(nanos.getAsLong());
        for (long old = Math.max(latestSecond + 1, now - MINUTE + 1); old <= now; old++) {
            taken[Math.floorMod(old, MINUTE)] = 0;
        }
        latestSecond = Math.max(latestSecond, now);
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
