package io.atrium.server.insights;

import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.MetricAnswers.Cell;
import io.atrium.server.insights.MetricAnswers.Clipped;
import io.atrium.server.insights.MetricAnswers.Unavailable;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.Scope;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a cell may be shown.
 *
 * <p>A cell of fewer than k people is hidden, and so is a rate whose base is fewer than k people. In small groups a rate near nobody or near
 * everybody would tell what single people do: it is clipped to a band, 25 to 75 % up to 20 people and 10 to 90 % up to 50. A count of people
 * is such a rate too, of N, and so is n: where it lies outside the band, the count is clipped and n is left out, with all that n could be
 * computed from.
 */
final class Disclosure {

    /** What the directory says of a group is no behaviour: its size may be said as it is. */
    private static final Set<String> SIZES = Set.of("org.headcount", "org.enabled");

    private static final int SMALLEST = 20;
    private static final int SMALL = 50;

    private final int k;

    Disclosure(int k) {
        this.k = k;
    }

    /** Shares that are shown as they are. */
    private record Band(double low, double high) {

        private static final Band ALL = new Band(0, 1);

        static Band of(double people) {
            if (people <= SMALLEST) {
                return new Band(0.25, 0.75);
            }
            return people <= SMALL ? new Band(0.1, 0.9) : ALL;
        }

        boolean holds(double share) {
            return share >= low && share <= high;
        }
    }

    /**
     * What may be shown.
     *
     * @param department why the cell's department is hidden; null if it is not
     */
    Cell of(MetricCell cell, @Nullable Hidden department) {
        boolean ofPeople = !"none".equals(cell.metric().privacy());
        if (ofPeople && department != null) {
            return Cell.hidden(cell, department);
        }
        if (ofPeople && cell.enabled() < k) {
            return Cell.hidden(cell, Hidden.of(Suppression.Reason.BELOW_K, k));
        }
        if (cell.metric().tenantOnly() && cell.departmentNo() != Scope.WHOLE_TENANT) {
            return Cell.unavailable(cell, Unavailable.TENANT_ONLY);
        }
        if (cell.value().isEmpty() && ofPeople && !tellsN(cell)) {
            return tooFew(cell);
        }
        if (cell.value().isEmpty()) {
            return Cell.unavailable(cell, isZero(cell.denominator()) ? Unavailable.NO_BASE : Unavailable.NO_DATA);
        }
        if (!ofPeople || SIZES.contains(cell.metric().id())) {
            return Cell.shown(cell);
        }
        return isShareOfPeople(cell.metric()) ? rate(cell) : aggregate(cell);
    }

    /** A ratio whose numerator is n. */
    private static boolean isShareOfPeople(Metric metric) {
        return "ratio".equals(metric.unit())
                && metric.numerator().isPresent()
                && metric.numerator().equals(metric.people());
    }

    private Cell rate(MetricCell cell) {
        double base = cell.denominator().orElse((double) cell.enabled());
        if (base < k) {
            return tooFew(cell);
        }
        double value = cell.value().orElseThrow();
        Band band = Band.of(base);
        if (value < band.low()) {
            return Cell.clipped(cell, band.low(), Clipped.AT_MOST);
        }
        if (value > band.high()) {
            return Cell.clipped(cell, band.high(), Clipped.AT_LEAST);
        }
        return tellsN(cell) ? Cell.shown(cell) : Cell.withoutN(cell);
    }

    /** The group is large enough, and those of it whom the value speaks of are not. */
    private Cell tooFew(MetricCell cell) {
        return Cell.hidden(cell, new Hidden("base-below-k", k));
    }

    private static Cell aggregate(MetricCell cell) {
        if (tellsN(cell)) {
            return Cell.shown(cell);
        }
        if (!"people".equals(cell.metric().unit())) {
            return Cell.withoutN(cell);
        }
        double enabled = (double) cell.enabled();
        Band band = Band.of(enabled);
        double low = band.low() * enabled;
        double high = band.high() * enabled;
        double value = cell.value().orElseThrow();
        if (value < low) {
            return Cell.clipped(cell, Math.floor(low), Clipped.AT_MOST);
        }
        return value > high ? Cell.clipped(cell, Math.ceil(high), Clipped.AT_LEAST) : Cell.withoutN(cell);
    }

    /** Whether n, as a share of N, is inside its band. */
    private static boolean tellsN(MetricCell cell) {
        double enabled = (double) cell.enabled();
        return Band.of(enabled).holds((double) cell.people() / enabled);
    }

    private static boolean isZero(OptionalDouble number) {
        return number.isPresent() && number.getAsDouble() == 0;
    }
}
