package io.atrium.server.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private long now = -5_000_000_000L;

    @Test
    void aBatchIsTakenWholeWhileAnythingIsLeftAndItsDebtIsWaitedFor() {
        Allowance allowance = new Allowance(10, () -> now);

        assertThat(allowance.take(10, 99)).isEmpty();
        assertThat(allowance.take(10, 10_000)).isEmpty();

        assertThat(allowance.take(10, 1)).contains(Duration.ofSeconds(1_000));
        pass(Duration.ofSeconds(999));
        assertThat(allowance.pause(10)).contains(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(allowance.take(10, 1)).isEmpty();
    }

    @Test
    void inTheLongRunNoMoreThanTheQuotaGetsThrough() {
        Allowance allowance = new Allowance(7, () -> now);
        long taken = 0;
        for (int tenth = 0; tenth < 6_000; tenth++) {
            taken += allowance.take(7, 5).isEmpty() ? 5 : 0;
            pass(Duration.ofMillis(100));
        }

        assertThat(taken).isBetween(7L * 600, 7L * 610 + 5);
        assertThat(allowance.lastMinute()).isBetween(6.0, 8.0);
    }

    @Test
    void whatDidNotGetThroughIsGivenBack() {
        Allowance allowance = new Allowance(1, () -> now);
        allowance.take(1, 500);

        allowance.giveBack(500);

        assertThat(allowance.take(1, 1)).isEmpty();
        assertThat(allowance.lastMinute()).isEqualTo(1 / 60.0);
    }

    @Test
    void anotherQuotaHoldsFromNowOn() {
        Allowance allowance = new Allowance(1, () -> now);
        allowance.take(1, 110);
        assertThat(allowance.pause(1)).contains(Duration.ofSeconds(101));

        pass(Duration.ofSeconds(1));
        assertThat(allowance.pause(1_000)).contains(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));

        assertThat(allowance.pause(1_000)).isEmpty();
    }

    @Test
    void theLastMinuteForgetsWhatIsOlder() {
        Allowance allowance = new Allowance(1_000, () -> now);
        allowance.take(1_000, 600);
        assertThat(allowance.lastMinute()).isEqualTo(10);

        pass(Duration.ofSeconds(59));
        assertThat(allowance.lastMinute()).isEqualTo(10);
        pass(Duration.ofSeconds(2));

        assertThat(allowance.lastMinute()).isZero();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        assertThat(TimeUnit.NANOSECONDS.toDays(Math.abs(now))).isLessThan(1);
    }
}
