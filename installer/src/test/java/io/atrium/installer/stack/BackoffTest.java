package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theFirstCrashIsRepairedAtOnce() {
        assertThat(Backoff.none().after(NOW, Duration.ofSeconds(5)).allows(NOW)).isTrue();
    }

    @Test
    void pausesGrowAndAreBounded() {
        Backoff backoff = Backoff.none();
        for (int crash = 0; crash < 3; crash++) {
            backoff = backoff.after(NOW, Duration.ZERO);
        }
        assertThat(backoff.notBefore()).isEqualTo(NOW.plusSeconds(2));
        for (int crash = 0; crash < 20; crash++) {
            backoff = backoff.after(NOW, Duration.ZERO);
        }
        assertThat(backoff.notBefore()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void aLongGoodRunForgivesEarlierCrashes() {
        Backoff backoff = new Backoff(6, NOW).after(NOW, Duration.ofMinutes(3));
        assertThat(backoff).isEqualTo(new Backoff(1, NOW));
    }
}
