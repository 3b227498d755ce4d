package io.atrium.server.deadletters;

import io.atrium.server.background.Repeating;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the runs of all tenants on, in the background, also those that another server or an earlier life of this one began. */
final class ReplayWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<List<String>> tenants;
    private final RunStore runs;
    private final Replays replays;
    private final Repeating work;

    ReplayWorker(Supplier<List<String>> tenants, RunStore runs, Replays replays) {
        this.tenants = tenants;
        this.runs = runs;
        this.replays = replays;
        this.work = Repeating.start("dead-letter-replay", PAUSE, this::round);
    }

    private void round() {
        for (String tenant : tenants.get()) {
            for (Run run : runs.unfinished(tenant)) {
                carryOn(tenant, run);
            }
        }
    }

    /** One run's trouble does not hold up the others. */
    private void carryOn(String tenant, Run run) {
        try {
            replays.carryOn(tenant, run);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("run", run.id())
                    .setCause(e)
                    .log("A run of dead letters does not get on; trying again");
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
