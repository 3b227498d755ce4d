package io.atrium.oracle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.oracle.model.OracleValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IndexTest {

    private static Index index(Map<String, Double> values, Map<String, Double> targets) {
        return new Index(
                id -> new OracleValue(OptionalDouble.empty(), OptionalDouble.empty(), optional(values, id), 9, 9),
                id -> optional(targets, id));
    }

    private static OptionalDouble optional(Map<String, Double> numbers, String id) {
        Double number = numbers.get(id);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    @Test
    void anIndicatorIsItsPartOfTheTargetAtMostAll() {
        Index index = index(
                Map.of("org.habit_rate", 0.3, "org.platform_multi", 0.9, "mtg.score", 40.0),
                Map.of("org.habit_rate", 0.6, "org.platform_multi", 0.5, "mtg.score", 0.8));

        assertThat(index.points("org.habit_rate")).hasValue(25);
        assertThat(index.points("org.platform_multi")).hasValue(50);
        assertThat(index.points("mtg.score").orElseThrow()).isCloseTo(25, within(1e-9));
        assertThat(index.dimensions()).containsEntry("organization", 75.0).containsEntry("business", 0.0);
        assertThat(index.total()).isCloseTo(100, within(1e-9));
    }

    @Test
    void whereLowerIsBetterHalfTheTargetIsEnough() {
        Index index = index(
                Map.of("oa.cycle_p50", 400.0, "oa.overdue_rate", 0.0),
                Map.of("oa.cycle_p50", 100.0, "oa.overdue_rate", 0.1));

        assertThat(index.points("oa.cycle_p50")).hasValue(12.5);
        assertThat(index.points("oa.overdue_rate")).hasValue(50);
    }

    @Test
    void whatHasNoDataOrNoTargetIsLeftOut() {
        Index index = index(Map.of("oa.flow_users", 0.5), Map.of("oa.mobile_share", 0.5));

        assertThat(index.points("oa.flow_users")).isEmpty();
        assertThat(index.points("oa.mobile_share")).isEmpty();
        assertThat(index.total()).isZero();
    }

    @Test
    void theTargetComesFromThePackElseFromFourDepartmentsElseFromTheGoal() {
        List<Double> four = List.of(0.1, 0.2, 0.3, 0.4);

        assertThat(Index.target("oa.flow_users", OptionalDouble.of(0.9), four, OptionalDouble.of(0.5)))
                .hasValue(0.9);
        assertThat(Index.target("oa.flow_users", OptionalDouble.empty(), four, OptionalDouble.of(0.5))
                        .orElseThrow())
                .isCloseTo(0.34, within(1e-9));
        assertThat(Index.target("oa.overdue_rate", OptionalDouble.empty(), four, OptionalDouble.of(0.5))
                        .orElseThrow())
                .isCloseTo(0.16, within(1e-9));
        assertThat(Index.target("oa.flow_users", OptionalDouble.empty(), four.subList(0, 3), OptionalDouble.of(0.5)))
                .hasValue(0.5);
    }
}
