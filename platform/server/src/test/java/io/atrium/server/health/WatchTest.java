package io.atrium.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private final MovableClock clock = new MovableClock(START);
    private final AtomicReference<Exception> trouble = new AtomicReference<>();
    private final Watch watch = new Watch(
            new ComponentCheck("kafka", "127.0.0.1:9092", () -> {
                Exception problem = trouble.get();
                if (problem != null) {
                    throw problem;
                }
                return Finding.up("4.3", Map.of("brokers", 1));
            }),
            clock,
            Duration.ofSeconds(12));

    @Test
    void beforeTheFirstAnswerNothingIsKnown() {
        assertThat(watch.show().state()).isEqualTo(ComponentState.UNKNOWN);
    }

    @Test
    void theLastErrorStaysAfterTheRecovery() {
        watch.ask();
        trouble.set(new IllegalStateException("outer", new IllegalStateException("the broker is gone")));
        clock.advance(Duration.ofSeconds(5));
        watch.ask();
        trouble.set(null);
        clock.advance(Duration.ofSeconds(5));

        watch.ask();

        ComponentHealth health = watch.show();
        assertThat(health.state()).isEqualTo(ComponentState.UP);
        assertThat(health.since()).isEqualTo(START.plusSeconds(10));
        assertThat(health.lastError())
                .isEqualTo(new ComponentHealth.LastError(START.plusSeconds(5), "the broker is gone"));
    }

    @Test
    void aDownComponentKeepsItsVersion() {
        watch.ask();
        trouble.set(new IllegalStateException("away"));

        watch.ask();

        assertThat(watch.show().state()).isEqualTo(ComponentState.DOWN);
        assertThat(watch.show().version()).isEqualTo("4.3");
    }

    @Test
    void silenceIsDownAndNobodyWaitsForIt() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Watch hanging = new Watch(
                new ComponentCheck("clickhouse", "http://127.0.0.1:8123", () -> {
                    asked.countDown();
                    release.await();
                    return Finding.up("26.7", Map.of());
                }),
                clock,
                Duration.ofSeconds(12));
        Thread asking = new Thread(hanging::ask);
        asking.start();
        asked.await();
        clock.advance(Duration.ofSeconds(13));

        ComponentHealth silent = hanging.show();

        assertThat(silent.state()).isEqualTo(ComponentState.DOWN);
        assertThat(silent.lastError())
                .isEqualTo(new ComponentHealth.LastError(START.plusSeconds(13), "No answer for 13 s"));
        release.countDown();
        asking.join();
        assertThat(hanging.show().state()).isEqualTo(ComponentState.UP);
    }
}
