package io.atrium.installer.importer;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells how far an import is and how fast it goes, once a second at most. */
final class Speed implements MessageImport.Listener {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final long rows;
    private final long before;
    private final long began = System.nanoTime();
    private long told = began;

    /**
     * Counts from now on.
     *
     * @param rows how many there are
     * @param before how many an earlier run has done
     */
    Speed(PrintWriter out, long rows, long before) {
        this.out = out;
        this.rows = rows;
        this.before = before;
    }

    @Override
    public void acknowledged(ProgressFile.Progress progress) {
        long now = System.nanoTime();
        if (now - told < PAUSE.toNanos()) {
            return;
        }
        told = now;
        out.printf(
                "%5.1f %%  %,d of %,d rows, %,.0f events/s%n",
                100.0 * progress.rows() / Math.max(1, rows), progress.rows(), rows, rate(progress));
        out.flush();
    }

    void summary(ProgressFile.Progress done) {
        out.printf(
                "Done in %.1f s: %,d accepted, %,d rejected, %,.0f events/s. Numbers follow within seconds.%n",
                (System.nanoTime() - began) / 1e9, done.accepted(), done.rejected(), rate(done));
    }

    private double rate(ProgressFile.Progress progress) {
        return (progress.rows() - before) / Math.max(0.001, (System.nanoTime() - began) / 1e9);
    }
}
