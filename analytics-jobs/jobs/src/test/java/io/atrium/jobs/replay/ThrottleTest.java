package io.atrium.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicLong now = new AtomicLong(1_000);

    @Test
    void spreadsEventsEvenly() {
        // Given
        Throttle throttle = new Throttle(1_000, now::get);
        // When, then
        assertThat(throttle.before(500)).isEqualTo(Duration.ZERO);
        assertThat(throttle.before(500)).isEqualTo(Duration.ofMillis(500));
        assertThat(throttle.before(500)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPauseDoesNotAllowMoreAfterwards() {
        // Given
        Throttle throttle = new Throttle(1_000, now::get);
        throttle.before(500);
        // When
        now.addAndGet(Duration.ofHours(1).toNanos());
        // Then
        assertThat(throttle.before(500)).isEqualTo(Duration.ZERO);
        assertThat(throttle.before(500)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void zeroIsWithoutABound() {
        assertThat(new Throttle(0, now::get).before(Long.MAX_VALUE)).isEqualTo(Duration.ZERO);
    }
}
