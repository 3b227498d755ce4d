package io.atrium.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
        assertThat(Spread.of(List.of(4.0, 1.0))).isEqualTo(new Spread(2.5, 1, 4));
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuantileIsTheDelayThatSoManyEventsDidNotExceed() {
        Delays delays = new Delays();
        delays.add(100, 50);
        delays.add(200, 45);
        delays.add(9_000, 5);

        assertThat(delays.quantile(0.5)).isEqualTo(100);
        assertThat(delays.quantile(0.95)).isEqualTo(200);
        assertThat(delays.quantile(0.951)).isEqualTo(9_000);
        assertThat(delays.events()).isEqualTo(100);
    }
}
