package io.atrium.jobs.replay;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how far it is, not more often than people read. */
final class Progress {
    private final long total;
    private final Duration pause;
    private final LongSupplier nanoTime;
    private final Consumer<String> tell;
    private final long begun;
    private long passed;
    private long skipped;
    private long told;

    /** @param total events in all, as far as is known */
    Progress(long total, Duration pause, LongSupplier nanoTime, Consumer<String> tell) {
        this.total = total;
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.tell = tell;
        this.begun = nanoTime.getAsLong();
        this.told = begun;
    }

    /** Events of an earlier run. */
    void skip(long events) {
        skipped += events;
    }

    void passed(long events) {
        passed += events;
        say(text());
    }

    void end() {
        tell.accept(text());
    }

    /** Says this, unless something was said a moment ago. */
    void say(String text) {
        long now = nanoTime.getAsLong();
        if (now - told >= pause.toNanos()) {
            told = now;
            tell.accept(text);
        }
    }

    private String text() {
        double seconds = Math.max(1e-9, (nanoTime.getAsLong() - begun) / 1e9);
        return "%,d of %,d events handed over, %,.0f a second".formatted(skipped + passed, total, passed / seconds);
    }
}
