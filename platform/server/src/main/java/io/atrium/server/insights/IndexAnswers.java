package io.atrium.server.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.MetricAnswers.Cell;
import io.atrium.server.insights.MetricAnswers.Clipped;
import io.atrium.warehouse.metrics.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says of the index. */
final class IndexAnswers {

    private IndexAnswers() {}

    /** Why an indicator does not count. */
    enum LeftOut {
        /** Nothing has happened that it could speak of. */
        @JsonProperty("no-data")
        NO_DATA,
        /** There is nothing to compare it with. */
        @JsonProperty("no-target")
        NO_TARGET,
        /** Privacy hides it. */
        @JsonProperty("hidden")
        HIDDEN
    }

    /**
     * One of the measures.
     *
     * @param targetFrom {@code peers}, {@code departments} (what the best fifth of the organization's own reaches) or {@code goal}
     * @param targetVersion the pack with its version, the rule over departments, or the goal: {@code cn-workplace/3}, {@code index/1}, {@code goal/17}
     * @param points out of {@code most}; null when it is left out, and then its points go to no other
     */
    record Indicator(
            String metric,
            int version,
            LocalizedText name,
            String unit,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Number value,

            @JsonProperty("n") @Nullable Long people,
            @JsonProperty("N") @Nullable Long enabled,
            @Nullable Clipped clipped,
            @Nullable Hidden hidden,
            @Nullable Double target,
            @Nullable String targetFrom,
            @Nullable String targetVersion,
            @Nullable Double points,
            int most,
            @Nullable LeftOut leftOut) {

        static Indicator counted(
                Cell cell,
                LocalizedText name,
                double target,
                String targetFrom,
                String targetVersion,
                double points,
                int most) {
            return of(cell, name, target, targetFrom, targetVersion, points, most, null);
        }

        static Indicator leftOut(Cell cell, LocalizedText name, LeftOut why, int most) {
            return of(cell, name, null, null, null, null, most, why);
        }

        private static Indicator of(
                Cell cell,
                LocalizedText name,
                @Nullable Double target,
                @Nullable String targetFrom,
                @Nullable String targetVersion,
                @Nullable Double points,
                int most,
                @Nullable LeftOut why) {
            return new Indicator(
                    cell.metric(),
                    cell.version(),
                    name,
                    cell.unit(),
                    cell.value(),
                    cell.people(),
                    cell.enabled(),
                    cell.clipped(),
                    cell.hidden(),
                    target,
                    targetFrom,
                    targetVersion,
                    points,
                    most,
                    why);
        }
    }

    /** A dimension with its indicators. */
    record Part(String id, LocalizedText name, double points, int most, List<Indicator> indicators) {}

    /** Some dimensions together. */
    record Half(String id, LocalizedText name, double points, int most) {}

    /** A peer pack that targets are from. */
    record Pack(String id, int version, LocalDate issued, String publisher) {}

    /**
     * With whom the organization is compared.
     *
     * @param industry a section of GB/T 4754; null: it has not said, and is compared with nobody
     * @param size a class of the number of people
     * @param sizeFrom {@code members}: by N of these days; {@code settings}: as the organization has said
     * @param packs those that fit; none: there is no peer pack for it
     */
    record Compared(
            @Nullable String industry,
            @Nullable LocalizedText industryName,
            String size,
            String sizeFrom,
            List<Pack> packs) {}

    /** {@code GET /insights/index}. */
    record Index(
            LocalDate from,
            LocalDate to,
            int version,
            double points,
            int most,
            List<Half> halves,
            List<Part> dimensions,
            Compared comparedWith,
            CompletenessAnswer completeness) {}
}
