package io.atrium.jobs.clickhouse;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a request until it succeeds, fails for good, or patience ends. Blocks the calling thread in between: in an
 * operator that is what holds back the input, and an interrupt (the job is cancelled) ends it at once.
 */
public final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final RetryPolicy policy;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Runnable onRetry;

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /** Waits so long. */
        void sleep(Duration pause) throws InterruptedException;
    }

    /** One request. */
    @FunctionalInterface
    public interface Attempt<R> {
        /** Sends it. */
        R run() throws IOException, InterruptedException;
    }

    /** Retries with this clock, pause and randomness; {@code onRetry} counts. */
    public Retries(
            RetryPolicy policy, LongSupplier nanoTime, Sleeper sleeper, RandomGenerator random, Runnable onRetry) {
        this.policy = policy;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.random = random;
        this.onRetry = onRetry;
    }

    /** Retries in real time. */
    public static Retries inRealTime(RetryPolicy policy, Runnable onRetry) {
        return new Retries(
                policy,
                System::nanoTime,
                pause -> Thread.sleep(pause.toMillis()),
                RandomGenerator.getDefault(),
                onRetry);
    }

    /**
     * Runs until it succeeds.
     *
     * @throws IOException the last failure, when it cannot pass or patience is over
     */
    public <R> R run(String what, Attempt<R> attempt) throws IOException, InterruptedException {
        long start = nanoTime.getAsLong();
        Duration pause = policy.firstPause();
        for (int failures = 1; ; failures++) {
            try {
                return attempt.run();
            } catch (ClickHouseException e) {
                Duration spent = Duration.ofNanos(nanoTime.getAsLong() - start);
                if (!e.passing() || spent.compareTo(policy.patience()) >= 0) {
                    throw e;
                }
                Duration jittered = jittered(pause);
                log(what, failures, jittered, e);
                onRetry.run();
                sleeper.sleep(jittered);
                pause = longer(pause);
            }
        }
    }

    private Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(policy.longestPause()) > 0 ? policy.longestPause() : doubled;
    }

    private static void log(String what, int failures, Duration pause, ClickHouseException failure) {
        LOG.atWarn()
                .addKeyValue("request", what)
                .addKeyValue("failures", failures)
                .addKeyValue("pauseMillis", pause.toMillis())
                .addKeyValue("code", failure.code())
                .addKeyValue("cause", failure.getMessage())
                .log("ClickHouse request failed, will be repeated");
    }
}
