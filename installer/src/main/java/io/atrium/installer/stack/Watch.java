package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts one component when what it needs is there, looks at it again and again, and starts it anew when it has crashed. */
final class Watch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Stack stack;
    private final Unit unit;
    private final Clock clock;
    private Backoff backoff = Backoff.none();
    private Instant goodSince;

    Watch(Stack stack, Unit unit, Clock clock) {
        this.stack = stack;
        this.unit = unit;
        this.clock = clock;
        this.goodSince = clock.instant();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                unit.check();
                boolean waits = unit.status().state() == State.WAITING;
                if (waits) {
                    startWhenPossible();
                } else {
                    repair();
                }
                Thread.sleep(waits ? SHORT.toMillis() : PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startWhenPossible() throws InterruptedException {
        if (needsAreUp()) {
            attempt(unit::start);
        }
    }

    private void repair() throws InterruptedException {
        Status status = unit.status();
        boolean broken = status.state() == State.CRASHED || status.state() == State.FAILED;
        if (!broken || !needsAreUp() || !backoff.allows(clock.instant())) {
            return;
        }
        Instant now = clock.instant();
        backoff = backoff.after(now, Duration.between(goodSince, now));
        LOG.atWarn()
                .addKeyValue("component", unit.component().id())
                .addKeyValue("failures", backoff.failures())
                .log("starting it again");
        attempt(unit::revive);
    }

    private interface Start {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Start start) throws InterruptedException {
        try {
            start.run();
            LOG.atInfo()
                    .addKeyValue("component", unit.component().id())
                    .addKeyValue("millis", unit.status().startMillis())
                    .log("ready");
        } catch (IOException | RuntimeException e) {
            LOG.atError()
                    .addKeyValue("component", unit.component().id())
                    .addKeyValue("error", e.getMessage())
                    .log("did not start");
        }
        goodSince = clock.instant();
    }

    private boolean needsAreUp() {
        Map<Component, Boolean> up = new EnumMap<>(Component.class);
        for (Component need : unit.component().startsAfter()) {
            up.put(need, stack.unit(need).status().up());
        }
        return !up.containsValue(false);
    }
}
