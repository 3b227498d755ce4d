package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import java.util.OptionalDouble;

/**
 * The value of a metric for a department and a piece of the period. Whole numbers are exact.
 *
 * @param metric which, with its version
 * @param departmentNo the department, {@link Scope#WHOLE_TENANT} for all
 * @param piece the days of the period that the value stands for
 * @param window the days it looked at, which end with the piece
 * @param value in the metric's unit; empty where there is nothing to divide by, nothing to take a median of, or the metric speaks of whole
 *     tenants only
 * @param numerator the count, or what is divided; empty for medians and differences
 * @param denominator what it is divided by; empty for what is no ratio
 * @param people n: distinct people behind the number
 * @param enabled N: distinct people of the department whom the directory shows on at least one day of the window
 */
public record MetricCell(
        Metric metric,
        long departmentNo,
        Period piece,
        Period window,
        OptionalDouble value,
        OptionalDouble numerator,
        OptionalDouble denominator,
        long people,
        long enabled) {}
