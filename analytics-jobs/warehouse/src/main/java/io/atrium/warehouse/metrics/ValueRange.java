package io.atrium.warehouse.metrics;

/**
 * Between what a value of a metric lies, both included, in the metric's own unit.
 *
 * @param least 0 for everything that is compared
 * @param most 1 for a share, 100 for points, a year for a time
 */
public record ValueRange(double least, double most) {

    private static final double FULL_SCORE = 100;
    private static final double SECONDS_OF_A_YEAR = 365.0 * 24 * 60 * 60;
    private static final double LARGEST = 1e12;

    /** The range of a metric, by its unit. */
    public static ValueRange of(Metric metric) {
        return new ValueRange(
                0,
                switch (metric.unit()) {
                    case "ratio" -> 1;
                    case "points" -> FULL_SCORE;
                    case "seconds" -> SECONDS_OF_A_YEAR;
                    default -> LARGEST;
                });
    }

    /** Whether a value can be; one that is no number cannot. */
    public boolean contains(double value) {
        return value >= least && value <= most;
    }
}
