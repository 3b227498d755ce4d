package io.atrium.simulator.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tenants' simulations in turn, not faster than allowed, and tells how far they are. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration TELL = Duration.ofMillis(900);

    private final List<TenantRun> runs;
    private final Progress progress;
    private final int perSecond;
    private final Clock clock;
    private long toldAt = Long.MIN_VALUE;

    /** @param perSecond most events a second, all tenants together, on average */
    Delivery(List<TenantRun> runs, Progress progress, int perSecond, Clock clock) {
        this.runs = List.copyOf(runs);
        this.progress = progress;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Goes on until every simulation is finished, or the thread is interrupted. Returns whether all were sent. */
    boolean run() throws InterruptedException, IOException {
        tell();
        while (!runs.stream().allMatch(TenantRun::finished)) {
            int sent = 0;
            long began = System.nanoTime();
            for (TenantRun run : runs) {
                sent += run.finished() ? 0 : run.step();
            }
            if (System.nanoTime() - toldAt > TELL.toNanos() || toldAt == Long.MIN_VALUE) {
                tell();
            }
            long atLeast = sent == 0 ? IDLE.toNanos() : 1_000_000_000L * sent / perSecond;
            long rest = atLeast - (System.nanoTime() - began);
            if (rest > 0) {
                Thread.sleep(rest / 1_000_000);
            }
        }
        tell();
        return runs.stream().noneMatch(TenantRun::failed);
    }

    private void tell() throws IOException {
        List<Progress.Entry> entries = runs.stream().map(TenantRun::progress).toList();
        progress.write(entries, clock.instant());
        toldAt = System.nanoTime();
        for (Progress.Entry entry : entries) {
            log.atDebug()
                    .addKeyValue("tenant", entry.tenant())
                    .addKeyValue("state", entry.state())
                    .addKeyValue("daysDone", entry.daysDone())
                    .addKeyValue("eventsSent", entry.eventsSent())
                    .log("progress");
        }
    }
}
