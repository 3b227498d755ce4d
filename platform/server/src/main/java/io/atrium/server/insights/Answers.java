package io.atrium.server.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.DayFigures;
import io.atrium.warehouse.query.MetricValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The shapes of the API's answers. A figure that privacy hides is null, and {@code hidden} says why. */
final class Answers {

    private Answers() {}

    /** Why a figure is not shown. */
    record Hidden(String reason, int k) {

        static Hidden of(Suppression.Reason reason, int k) {
            return new Hidden(reason.code(), k);
        }
    }

    /** How complete the figures are; what is not known is left out. */
    record CompletenessAnswer(
            @Nullable Long received,
            long counted,
            @Nullable Long duplicates,
            @Nullable Long deadLettered,
            @Nullable Long removed,
            @Nullable Instant freshness,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {

        static CompletenessAnswer of(Completeness completeness) {
            Completeness.@Nullable Outcome outcome = orNull(completeness.outcome());
            return new CompletenessAnswer(
                    outcome == null ? null : outcome.received(),
                    completeness.counted(),
                    outcome == null ? null : outcome.duplicates(),
                    outcome == null ? null : outcome.deadLettered(),
                    outcome == null ? null : outcome.removed(),
                    orNull(completeness.freshness()),
                    orNull(completeness.firstDay()),
                    orNull(completeness.lastDay()));
        }
    }

    /**
     * Some days.
     *
     * @param workingDays how many of them people work on, by the tenant's calendar
     */
    record Days(LocalDate from, LocalDate to, long workingDays) {}

    /** Why a figure stands without one to compare it with. */
    enum NotCompared {
        /** Its window holds the day that is not over. */
        @JsonProperty("partial-day")
        PARTIAL_DAY,
        /** There were no figures then, or not of this group. */
        @JsonProperty("no-data")
        NO_DATA,
        /** It is of one day, and only one of the two was a working day. */
        @JsonProperty("day-off")
        DAY_OFF
    }

    /** A figure's past, or why it has none. */
    record Comparison(
            @Nullable PreviousValue previous, @Nullable NotCompared why) {

        static Comparison with(MetricValue value) {
            return new Comparison(PreviousValue.of(value), null);
        }

        static Comparison none(NotCompared why) {
            return new Comparison(null, why);
        }
    }

    /** A metric's value over the days before. */
    record PreviousValue(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double value,

            long n,
            @JsonProperty("N") long enabled,
            LocalDate from,
            LocalDate to) {

        static PreviousValue of(MetricValue value) {
            return new PreviousValue(
                    orNull(value.value()),
                    value.people(),
                    value.enabled(),
                    value.window().from(),
                    value.window().to());
        }
    }

    /** A metric's value with what it means. {@code from} and {@code to} are the days of its window. */
    record MetricAnswer(
            String id,
            int version,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double value,

            @Nullable Long n,
            @JsonProperty("N") @Nullable Long enabled,
            @Nullable Long numerator,
            @Nullable Long denominator,
            LocalDate from,
            LocalDate to,
            String unit,
            LocalizedText name,
            LocalizedText definition,
            String formula,
            @Nullable PreviousValue previous,
            @Nullable NotCompared notCompared,
            @Nullable Hidden hidden) {

        static MetricAnswer shown(MetricValue value, Comparison comparison) {
            return new MetricAnswer(
                    value.metric().id(),
                    value.metric().version(),
                    orNull(value.value()),
                    value.people(),
                    value.enabled(),
                    value.numerator(),
                    value.denominator().isPresent() ? value.denominator().getAsLong() : null,
                    value.window().from(),
                    value.window().to(),
                    value.metric().unit(),
                    value.metric().names(),
                    value.metric().definition(),
                    value.metric().formula(),
                    comparison.previous(),
                    comparison.why(),
                    null);
        }

        static MetricAnswer hidden(MetricValue value, Hidden hidden) {
            return new MetricAnswer(
                    value.metric().id(),
                    value.metric().version(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    value.window().from(),
                    value.window().to(),
                    value.metric().unit(),
                    value.metric().names(),
                    value.metric().definition(),
                    value.metric().formula(),
                    null,
                    null,
                    hidden);
        }
    }

    /**
     * {@code /insights/overview}.
     *
     * @param days what the figures speak of: the days of the period that are over, or today alone when none is
     * @param previous what they are compared with; null when they are of today alone
     * @param partialDay the day of the period that is not over yet
     */
    record Overview(
            LocalDate from,
            LocalDate to,
            Days days,
            @Nullable Days previous,
            @Nullable LocalDate partialDay,
            @Nullable Long department,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
            Long enabled,

            List<MetricAnswer> metrics,
            CompletenessAnswer completeness) {}

    /** A day without work, with the holiday's name if it is one. */
    record DayOff(@Nullable String name) {}

    /** One day. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Day(
            LocalDate day,
            @Nullable Long messages,
            @Nullable Long senders,
            @Nullable Long participants,
            @Nullable Long dau,
            @Nullable Long wau,
            @Nullable Long mau,
            @Nullable Long deliveries,
            @Nullable Long crossDepartmentMessages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DayOff dayOff) {

        static Day shown(DayFigures figures, @Nullable DayOff dayOff) {
            return new Day(
                    figures.day(),
                    figures.messages(),
                    figures.senders(),
                    figures.participants(),
                    figures.active(),
                    figures.wau(),
                    figures.mau(),
                    figures.deliveries(),
                    figures.crossDepartmentDeliveries(),
                    dayOff);
        }

        static Day hidden(LocalDate day, @Nullable DayOff dayOff) {
            return new Day(day, null, null, null, null, null, null, null, null, dayOff);
        }
    }

    /** What an average Monday, Tuesday … of the period was like. */
    record Weekday(DayOfWeek weekday, long days, double messages, double dau) {

        static Weekday of(DayOfWeek weekday, List<DayFigures> figures) {
            return new Weekday(
                    weekday,
                    figures.size(),
                    figures.stream().mapToLong(DayFigures::messages).average().orElse(0),
                    figures.stream().mapToLong(DayFigures::active).average().orElse(0));
        }
    }

    /** {@code /insights/daily}. */
    record Daily(
            List<Day> days,
            List<Weekday> weekdays,
            @Nullable LocalDate partialDay,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
            Long enabled,

            CompletenessAnswer completeness,
            @Nullable Hidden hidden) {}

    /** A department over the days before. */
    record PreviousDepartment(@JsonProperty("N") long enabled, long messages, long active) {}

    /** One department. */
    record Department(
            long no,
            String name,
            @Nullable Long parentNo,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
            Long enabled,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long messages,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long senders,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long participants,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long active,

            @Nullable Double crossDepartmentShare,
            @Nullable PreviousDepartment previous,
            @Nullable Hidden hidden) {}

    /** {@code /insights/departments}; {@code days} and {@code previous} as in the overview. */
    record Departments(
            LocalDate from,
            LocalDate to,
            Days days,
            @Nullable Days previous,
            List<Department> departments,
            CompletenessAnswer completeness) {}

    /** One department of {@code /insights/departments-tree}. */
    record TreeNode(
            long no, String code, String name, @Nullable Long parentNo, long memberCount) {}

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.orElseThrow() : null;
    }
}
