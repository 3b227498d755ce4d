package io.atrium.server.goals;

import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import io.atrium.warehouse.metrics.Direction;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.ValueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be a goal for a metric. Nothing is measured by a share of nothing, so 0 is one only where the best is that there is none. */
record GoalRule(Metric metric, ValueRange range) {

    static GoalRule of(Metric metric) {
        return new GoalRule(metric, ValueRange.of(metric));
    }

    /** Whether 0 is a goal: a share that should be as low as can be. A time of 0 seconds is none. */
    boolean isZeroAGoal() {
        return metric.direction() == Direction.LOWER && metric.unit().equals("ratio");
    }

    /**
     * The value, if it is one.
     *
     * @param value as it was sent
     * @param unit that the sender means: 80 for 80 % would be understood as 80 times
     */
    double checked(@Nullable Double value, @Nullable String unit) {
        List<FieldError> errors = new ArrayList<>();
        if (!metric.unit().equals(unit)) {
            errors.add(FieldError.of(
                    "unit",
                    unit == null ? "missing" : "bad-unit",
                    metric.id() + " is in " + metric.unit() + ". Send that as the unit, and the value in it."));
        }
        if (value == null) {
            errors.add(FieldError.of("value", "missing", "Send the goal as a number. " + bounds()));
        } else if (!range.contains(value) || (value == 0 && !isZeroAGoal())) {
            errors.add(FieldError.of("value", "out-of-range", text(value) + " cannot be a goal. " + bounds()));
        }
        if (value == null || !errors.isEmpty()) {
            throw new RequestFailure.Invalid(
                            errors.get(0).field() + ": " + errors.get(0).message(), errors)
                    .exception();
        }
        return value;
    }

    private String bounds() {
        return "A goal for %s is %s 0 and at most %s, in %s."
                .formatted(metric.id(), isZeroAGoal() ? "at least" : "above", text(range.most()), metric.unit());
    }

    private static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
