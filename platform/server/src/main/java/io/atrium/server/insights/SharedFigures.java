package io.atrium.server.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.server.insights.Answers.MetricAnswer;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.query.Completeness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organization shows to somebody outside it: some metrics of all of it over the last 28 days with data, after suppression. No departments,
 * no days, no other period: whoever could choose these could subtract.
 *
 * @param enabled people that the figures speak of; null when they are too few
 */
public record SharedFigures(
        LocalDate from,
        LocalDate to,

        @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("N") @Nullable
        Long enabled,

        List<Figure> metrics,
        Share completeness) {
    public SharedFigures {
        metrics = List.copyOf(metrics);
    }

    /** Answers with the reader's account of whoever is asked about. */
    public interface Source {
        /** What can be shown. */
        List<Offered> offered();

        /**
         * Some figures of an organization.
         *
         * @param metrics ids out of those that are offered
         * @throws io.atrium.server.failure.FailureException when the warehouse does not answer
         */
        SharedFigures of(String tenantId, Set<String> metrics);
    }

    /** A metric that can be shown. */
    public record Offered(String id, int version, LocalizedText name, LocalizedText definition) {}

    /** A metric's value; null and {@code hidden} where privacy hides it. */
    public record Figure(
            String id,
            int version,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double value,

            @Nullable Long n,
            @JsonProperty("N") @Nullable Long enabled,
            LocalDate from,
            LocalDate to,
            String unit,
            LocalizedText name,
            @Nullable String hidden) {

        static Figure of(MetricAnswer answer) {
            return new Figure(
                    answer.id(),
                    answer.version(),
                    answer.value(),
                    answer.n(),
                    answer.enabled(),
                    answer.from(),
                    answer.to(),
                    answer.unit(),
                    answer.name(),
                    answer.hidden() == null ? null : answer.hidden().reason());
        }
    }

    /**
     * How complete the figures are, without saying how many events there were: that is a figure too, and nobody consented to it.
     *
     * @param counted of what was received and was no duplicate, from 0 to 1; null while nothing is known
     * @param freshness when the newest counted event arrived
     */
    public record Share(@Nullable Double counted, @Nullable Instant freshness) {

        static Share of(Completeness completeness) {
            Double counted = completeness
                    .outcome()
                    .filter(outcome -> outcome.received() > outcome.duplicates())
                    .map(outcome ->
                            Math.min(1, (double) completeness.counted() / (outcome.received() - outcome.duplicates())))
                    .orElse(null);
            return new Share(counted, completeness.freshness().orElse(null));
        }
    }
}
