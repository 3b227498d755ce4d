package io.atrium.server.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FieldError;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoalRuleTest {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.bundled();

    @ParameterizedTest
    @CsvSource({
        "org.habit_rate, 0.8, ratio",
        "org.habit_rate, 1, ratio",
        "mtg.score, 75, points",
        "oa.cycle_p50, 14400, seconds",
        "oa.overdue_rate, 0, ratio"
    })
    void takesWhatTheMetricCanReach(String metric, double value, String unit) {
        assertThat(rule(metric).checked(value, unit)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "org.habit_rate, 80, ratio, value out-of-range, 'above 0 and at most 1, in ratio'",
        "org.habit_rate, 0, ratio, value out-of-range, 'above 0'",
        "org.habit_rate, -0.1, ratio, value out-of-range, 'above 0'",
        "org.habit_rate, NaN, ratio, value out-of-range, 'above 0'",
        "org.habit_rate, , ratio, value missing, 'Send the goal as a number'",
        "org.habit_rate, 0.8, percent, unit bad-unit, 'is in ratio'",
        "org.habit_rate, 0.8, , unit missing, 'is in ratio'",
        "mtg.score, 101, points, value out-of-range, 'at most 100, in points'",
        "oa.cycle_p50, 0, seconds, value out-of-range, 'at most 31536000, in seconds'",
        "oa.overdue_rate, 1.5, ratio, value out-of-range, 'at least 0 and at most 1'"
    })
    void saysWhereAndWhatToDo(String metric, @Nullable Double value, @Nullable String unit, String where, String what) {
        List<FieldError> errors = catchThrowableOfType(
                        FailureException.class, () -> rule(metric).checked(value, unit))
                .failure()
                .errors();

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.field() + " " + error.code()).isEqualTo(where);
            assertThat(error.message()).contains(what);
        });
    }

    private static GoalRule rule(String metric) {
        return GoalRule.of(CATALOGUE.get(metric));
    }
}
