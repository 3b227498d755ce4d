package io.atrium.oracle.model;

import java.util.OptionalDouble;

/**
 * An answer. Counts are exact as doubles too: they stay far below 2^53.
 *
 * @param numerator the count, or what is divided; empty for quantiles and differences
 * @param denominator what it is divided by; empty for counts, quantiles and differences
 * @param value in the metric's unit; empty where there is none
 * @param people n
 * @param enabled N
 */
public record OracleValue(
        OptionalDouble numerator, OptionalDouble denominator, OptionalDouble value, long people, long enabled) {}
