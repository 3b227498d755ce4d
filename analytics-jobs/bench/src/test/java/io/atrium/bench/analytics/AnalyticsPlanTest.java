package io.atrium.bench.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyticsPlanTest {

    @Test
    void measuresEverythingUnlessToldWhat() {
        assertThat(plan(List.of(), "hashmap").has(Section.GROWTH)).isTrue();
        assertThat(plan(List.of("cost"), "hashmap").has(Section.GROWTH)).isFalse();
    }

    @Test
    void refusesASectionThatThereIsNot() {
        assertThatThrownBy(() -> plan(List.of("speed"), "hashmap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are cost, latency, replay, growth");
    }

    @Test
    void refusesABackendThatThereIsNot() {
        assertThatThrownBy(() -> plan(List.of(), "disk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are hashmap, rocksdb and rocksdb-plain");
    }

    private static AnalyticsPlan plan(List<String> sections, String backend) {
        return new AnalyticsPlan(
                sections,
                1_000,
                0.05,
                List.of(backend),
                576,
                new AnalyticsPlan.Cost(0, 1, 1, 1),
                new AnalyticsPlan.Latency(0, Duration.ofSeconds(1), List.of(), List.of()),
                new AnalyticsPlan.Replay(List.of(1L), backend),
                new AnalyticsPlan.Growth(1));
    }
}
