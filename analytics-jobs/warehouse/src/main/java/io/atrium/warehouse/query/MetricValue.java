package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A metric's value for a scope.
 *
 * @param metric which
 * @param window the days it looked at
 * @param numerator the count, or what is divided
 * @param denominator what it is divided by; empty for counts
 * @param people n: distinct people behind the number
 * @param enabled N: distinct people enabled on at least one day of the window
 */
public record MetricValue(
        Metric metric, Period window, long numerator, OptionalLong denominator, long people, long enabled) {

    static MetricValue of(MetricCell cell) {
        return new MetricValue(
                cell.metric(),
                cell.window(),
                whole(
                        cell,
                        cell.numerator()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        cell.metric().id() + " is neither a count nor a ratio"))),
                cell.denominator().isPresent()
                        ? OptionalLong.of(whole(cell, cell.denominator().getAsDouble()))
                        : OptionalLong.empty(),
                cell.people(),
                cell.enabled());
    }

    private static long whole(MetricCell cell, double number) {
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException(cell.metric().id() + " is not made of whole numbers");
        }
        return Math.round(number);
    }

    /** The value in the metric's unit; empty for a ratio of nothing. */
    public OptionalDouble value() {
        if (denominator.isEmpty()) {
            return OptionalDouble.of((double) numerator);
        }
        long divisor = denominator.getAsLong();
        return divisor == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / (double) divisor);
    }
}
