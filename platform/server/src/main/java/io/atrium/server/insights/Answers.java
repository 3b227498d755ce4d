package io.atrium.server.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.DayFigures;
import io.atrium.warehouse.query.MetricValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of the API's answers. A figure that privacy hides is null, and {@code hidden} says why. */
final class Answers {

    private Answers() {}

    /** Why a figure is not shown. */
    record Hidden(String reason, int k) {

        static Hidden belowK(int k) {
            return new Hidden("below-k", k);
        }
    }

    /** How complete the figures are; what is not known is left out. */
    record CompletenessAnswer(
            @Nullable Long received,
            long counted,
            @Nullable Long duplicates,
            @Nullable Long deadLettered,
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
                    orNull(completeness.freshness()),
                    orNull(completeness.firstDay()),
                    orNull(completeness.lastDay()));
        }
    }

    /** A metric's value with what it means. */
    record MetricAnswer(
            String id,
            int version,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double value,

            @Nullable Long n,
            @JsonProperty("N") @Nullable Long enabled,
            String unit,
            LocalizedText name,
            LocalizedText definition,
            String formula,
            @Nullable Hidden hidden) {

        static MetricAnswer shown(MetricValue value) {
            return new MetricAnswer(
                    value.metric().id(),
                    value.metric().version(),
                    value.value().isPresent() ? value.value().getAsDouble() : null,
                    value.people(),
                    value.enabled(),
                    value.metric().unit(),
                    value.metric().names(),
                    value.metric().definition(),
                    value.metric().formula(),
                    null);
        }

        static MetricAnswer hidden(MetricValue value, Hidden hidden) {
            return new MetricAnswer(
                    value.metric().id(),
                    value.metric().version(),
                    null,
                    null,
                    null,
                    value.metric().unit(),
                    value.metric().names(),
                    value.metric().definition(),
                    value.metric().formula(),
                    hidden);
        }
    }

    /** {@code /insights/overview}. */
    record Overview(
            LocalDate from,
            LocalDate to,
            @Nullable Long department,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
            Long enabled,

            List<MetricAnswer> metrics,
            CompletenessAnswer completeness) {}

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
            @Nullable Long crossDepartmentMessages) {

        static Day shown(DayFigures figures) {
            return new Day(
                    figures.day(),
                    figures.messages(),
                    figures.senders(),
                    figures.participants(),
                    figures.active(),
                    figures.wau(),
                    figures.mau(),
                    figures.crossDepartmentDeliveries());
        }

        static Day hidden(LocalDate day) {
            return new Day(day, null, null, null, null, null, null, null);
        }
    }

    /** {@code /insights/daily}. */
    record Daily(
            List<Day> days,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
            Long enabled,

            CompletenessAnswer completeness,
            @Nullable Hidden hidden) {}

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

            @Nullable Hidden hidden) {}

    /** {@code /insights/departments}. */
    record Departments(List<Department> departments, CompletenessAnswer completeness) {}

    /** One department of {@code /insights/departments-tree}. */
    record TreeNode(
            long no, String code, String name, @Nullable Long parentNo, long memberCount) {}

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.orElseThrow() : null;
    }
}
