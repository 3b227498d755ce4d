package io.atrium.server.deadletters;

import io.atrium.server.background.Repeating;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/** {@code atrium_dead_letters{state}}: letters of all tenants and of none, counted twice a minute. */
final class DeadLetterMeters implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** Letters whose tenant cannot be told: only the operator sees that they exist. */
    static final String UNATTRIBUTED = "unattributed";

    private final ArrivalStore store;
    private final Repeating work;
    private volatile Map<String, Long> counts = Map.of();

    DeadLetterMeters(ArrivalStore store, MeterRegistry meters) {
        this.store = store;
        for (LetterState state : LetterState.values()) {
            register(meters, state.code());
        }
        register(meters, UNATTRIBUTED);
        this.work = Repeating.start("dead-letter-meters", PAUSE, this::count);
    }

    private void register(MeterRegistry meters, String state) {
        Gauge.builder("atrium.dead.letters", () -> counts.getOrDefault(state, 0L))
                .description("Records that could not be counted, by what has become of them")
                .tag("state", state)
                .register(meters);
    }

    private void count() {
        counts = store.countByState();
    }

    @Override
    public void close() {
        work.close();
    }
}
