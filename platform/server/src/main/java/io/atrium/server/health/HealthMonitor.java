package io.atrium.server.health;

import io.atrium.server.background.Repeating;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches all components, one thread each. */
public final class HealthMonitor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final List<Watch> watches;
    private final List<Repeating> threads;
    private final Restarts restarts;
    private final Clock clock;

    private HealthMonitor(List<Watch> watches, List<Repeating> threads, Restarts restarts, Clock clock) {
        this.watches = watches;
        this.threads = threads;
        this.restarts = restarts;
        this.clock = clock;
    }

    /** Begins to watch; the gauge {@code atrium.component.up} says 1 for up and degraded. */
    static HealthMonitor start(List<ComponentCheck> checks, Restarts restarts, MeterRegistry meters, Clock clock) {
        List<Watch> watches =
                checks.stream().map(check -> new Watch(check, clock, PATIENCE)).toList();
        watches.forEach(watch -> Gauge.builder("atrium.component.up", watch, HealthMonitor::works)
                .description("1 when the component answers")
                .tag("component", watch.id())
                .register(meters));
        List<Repeating> threads = watches.stream()
                .map(watch -> Repeating.start("health-" + watch.id(), PAUSE, watch::ask))
                .toList();
        return new HealthMonitor(watches, threads, restarts, clock);
    }

    /** Whether a component is known to be down; one that has not been asked yet is not. */
    public boolean isDown(String id) {
        return watches.stream()
                .filter(watch -> watch.id().equals(id))
                .anyMatch(watch -> watch.show().state() == ComponentState.DOWN);
    }

    HealthReport report() {
        Optional<Restarts.Counts> counts = restarts.read();
        return HealthReport.of(
                clock.instant(),
                watches.stream()
                        .map(Watch::show)
                        .map(health -> counts.map(known -> known.addTo(health)).orElse(health))
                        .toList());
    }

    private static double works(Watch watch) {
        ComponentState state = watch.show().state();
        return state == ComponentState.UP || state == ComponentState.DEGRADED ? 1 : 0;
    }

    @Override
    public void close() {
        threads.forEach(Repeating::close);
    }
}
