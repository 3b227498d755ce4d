package io.atrium.server.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.Answers.Hidden;
import io.atrium.warehouse.metrics.Dimension;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Grain;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.Scope;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the API says of metrics and of their cells. */
final class MetricAnswers {

    private static final List<String> WINDOWS = List.of("1d", "7d", "28d", "30d", "90d", "180d", "period");

    private MetricAnswers() {}

    /** A dimension with its name. */
    record DimensionAnswer(String id, LocalizedText name) {

        static DimensionAnswer of(Dimension dimension) {
            return new DimensionAnswer(MetricAsk.idOf(dimension), dimension.names());
        }
    }

    /**
     * {@code GET /insights/metrics}: all that a question can name.
     *
     * @param k least number of people that a figure speaks of
     * @param windows some that are usual; any number of days up to 366 is a window
     */
    record Catalogue(
            int k,
            int mostCells,
            int mostPieces,
            List<String> grains,
            List<String> by,
            List<String> windows,
            List<DimensionAnswer> dimensions,
            List<Definition> metrics) {

        static Catalogue of(MetricCatalogue catalogue, int k, int mostCells, int mostPieces) {
            return new Catalogue(
                    k,
                    mostCells,
                    mostPieces,
                    Arrays.stream(Grain.values()).map(MetricAsk::idOf).toList(),
                    Arrays.stream(MetricAsk.Split.values()).map(MetricAsk::idOf).toList(),
                    WINDOWS,
                    Arrays.stream(Dimension.values()).map(DimensionAnswer::of).toList(),
                    catalogue.all().stream().map(Definition::of).toList());
        }
    }

    /**
     * What a metric means.
     *
     * @param number its place among the published 66; null for measures beyond them
     * @param anchor whose definition it follows; null for the house's own
     * @param tenantOnly it has no value for a department
     */
    record Definition(
            String id,
            int version,
            @Nullable Integer number,
            LocalizedText name,
            LocalizedText definition,
            String formula,
            Metric.@Nullable Terms terms,
            String unit,
            String window,
            String dimension,
            String direction,
            @Nullable String anchor,
            boolean tenantOnly,
            List<String> dimensions,
            String privacy) {

        static Definition of(Metric metric) {
            return new Definition(
                    metric.id(),
                    metric.version(),
                    metric.number().isPresent() ? metric.number().getAsInt() : null,
                    metric.names(),
                    metric.definition(),
                    metric.formula(),
                    metric.terms().isPresent() ? metric.terms().orElseThrow() : null,
                    metric.unit(),
                    metric.window().text(),
                    MetricAsk.idOf(metric.dimension()),
                    MetricAsk.idOf(metric.direction()),
                    metric.anchor().isEmpty() ? null : metric.anchor(),
                    metric.tenantOnly(),
                    metric.dimensions(),
                    metric.privacy());
        }
    }

    /** A value that is not exact, so that it tells nothing of single people. */
    enum Clipped {
        @JsonProperty("at-most")
        AT_MOST,
        @JsonProperty("at-least")
        AT_LEAST
    }

    /** Why a cell has no value though nothing is hidden. */
    enum Unavailable {
        /** The metric speaks of whole organizations only. */
        @JsonProperty("tenant-only")
        TENANT_ONLY,
        /** There is nothing to divide by. */
        @JsonProperty("no-base")
        NO_BASE,
        /** Nothing has happened that it could speak of. */
        @JsonProperty("no-data")
        NO_DATA
    }

    /** Why there is no value. */
    record Reason(Unavailable reason) {}

    /**
     * One cell.
     *
     * @param from first day of the metric's window
     * @param to its last day, which names the piece of the period
     * @param department null for the whole organization
     * @param people n; null where it would tell what single people do
     * @param enabled N; null where the cell is hidden
     */
    record Cell(
            String metric,
            int version,
            LocalDate from,
            LocalDate to,
            @Nullable Long department,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Number value,

            String unit,
            @Nullable Number numerator,
            @Nullable Number denominator,
            @JsonProperty("n") @Nullable Long people,
            @JsonProperty("N") @Nullable Long enabled,
            @Nullable Clipped clipped,
            @Nullable Hidden hidden,
            @Nullable Reason unavailable) {

        static Cell shown(MetricCell cell) {
            return of(
                    cell,
                    number(cell.value()),
                    number(cell.numerator()),
                    number(cell.denominator()),
                    cell.people(),
                    cell.enabled(),
                    null,
                    null,
                    null);
        }

        static Cell withoutN(MetricCell cell) {
            return of(cell, number(cell.value()), null, null, null, cell.enabled(), null, null, null);
        }

        static Cell clipped(MetricCell cell, double value, Clipped how) {
            return of(cell, number(OptionalDouble.of(value)), null, null, null, cell.enabled(), how, null, null);
        }

        static Cell hidden(MetricCell cell, Hidden why) {
            return of(cell, null, null, null, null, null, null, why, null);
        }

        static Cell unavailable(MetricCell cell, Unavailable why) {
            return of(cell, null, null, null, null, cell.enabled(), null, null, new Reason(why));
        }

        private static Cell of(
                MetricCell cell,
                @Nullable Number value,
                @Nullable Number numerator,
                @Nullable Number denominator,
                @Nullable Long people,
                @Nullable Long enabled,
                @Nullable Clipped clipped,
                @Nullable Hidden hidden,
                @Nullable Reason unavailable) {
            return new Cell(
                    cell.metric().id(),
                    cell.metric().version(),
                    cell.window().from(),
                    cell.window().to(),
                    cell.departmentNo() == Scope.WHOLE_TENANT ? null : cell.departmentNo(),
                    value,
                    cell.metric().unit(),
                    numerator,
                    denominator,
                    people,
                    enabled,
                    clipped,
                    hidden,
                    unavailable);
        }

        /** Whole numbers without a point. */
        private static @Nullable Number number(OptionalDouble value) {
            if (value.isEmpty()) {
                return null;
            }
            double number = value.getAsDouble();
            return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Number) (long) number : number;
        }
    }

    /** A department that a question was divided into. */
    record Part(long no, String code, String name) {}

    /**
     * {@code POST /insights/query}.
     *
     * @param partialDay the tenant's today, when the period reaches it: it is not over, and its figures grow
     * @param departments into which the question was divided; null when it was not
     */
    record QueryAnswer(
            LocalDate from,
            LocalDate to,
            String grain,
            String by,
            @Nullable String window,
            @Nullable Long department,
            @Nullable LocalDate partialDay,
            @Nullable List<Part> departments,
            List<Cell> cells,
            CompletenessAnswer completeness) {}
}
