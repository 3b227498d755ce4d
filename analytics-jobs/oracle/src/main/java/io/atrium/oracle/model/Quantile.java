package io.atrium.oracle.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Linear interpolation on (n - 1)p over the exact values. */
public final class Quantile {

    private Quantile() {}

    /** The quantile; nothing for nothing. */
    public static OptionalDouble of(double p, DoubleStream values) {
        double[] sorted = values.toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (sorted[above] - sorted[below]) * (position - below));
    }

    /** The half. */
    public static OptionalDouble median(DoubleStream values) {
        return of(0.5, values);
    }
}
