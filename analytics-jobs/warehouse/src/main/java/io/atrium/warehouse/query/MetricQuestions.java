package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** What has to be asked for some metrics: each question once, whoever shares it. */
final class MetricQuestions {

    static final String ENABLED = "org.enabled";

    private final MetricCatalogue catalogue;
    private final Map<Asked, Question> questions = new LinkedHashMap<>();

    MetricQuestions(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void add(Period period, List<Metric> metrics) {
        for (Metric metric : metrics) {
            Period window = window(metric, period);
            place(metric.numerator(), window);
            metric.denominator().ifPresent(sql -> place(sql, window));
            place(people(metric), window);
            place(enabled(), window);
        }
    }

    /** How many numbers are asked for. */
    int size() {
        return questions.size();
    }

    /** As few statements as answer them all, each with rows of (place, number). */
    List<BoundSql> bind(Function<Period, Map<String, Object>> parameters) {
        return RowQuestions.of(List.copyOf(questions.values())).stream()
                .map(together -> together.bind(parameters))
                .toList();
    }

    /** The values of metrics that were added, from the answers. */
    List<MetricValue> values(Period period, List<Metric> metrics, List<Long> answers) {
        return metrics.stream()
                .map(metric -> {
                    Period window = window(metric, period);
                    Function<String, Long> answer = sql -> answers.get(place(sql, window));
                    return new MetricValue(
                            metric,
                            window,
                            answer.apply(metric.numerator()),
                            metric.denominator()
                                    .map(sql -> OptionalLong.of(answer.apply(sql)))
                                    .orElseGet(OptionalLong::empty),
                            answer.apply(people(metric)),
                            answer.apply(enabled()));
                })
                .toList();
    }

    private int place(String sql, Period window) {
        return questions
                .computeIfAbsent(new Asked(sql, window), asked -> new Question(questions.size(), sql, window))
                .place();
    }

    private String people(Metric metric) {
        return catalogue.get(metric.people()).numerator();
    }

    private String enabled() {
        return catalogue.get(ENABLED).numerator();
    }

    private static Period window(Metric metric, Period period) {
        return new Period(metric.window().firstDay(period.from(), period.to()), period.to());
    }

    private record Asked(String sql, Period window) {}

    /** @param place of its answer */
    record Question(int place, String sql, Period window) {}
}
