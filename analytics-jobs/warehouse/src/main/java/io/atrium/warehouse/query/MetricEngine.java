package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.metrics.Term;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Asks for terms of metrics: one statement for each reading, whatever metrics, departments and windows there are. */
final class MetricEngine {

    /** N: people of the department in the window. */
    static final Term ENABLED = new Term("people", "count()");

    private final QueryRunner runner;
    private final MetricCatalogue catalogue;

    MetricEngine(DataSource reader, MetricCatalogue catalogue) {
        this.runner = new QueryRunner(reader);
        this.catalogue = catalogue;
    }

    /**
     * What is asked for together.
     *
     * @param windows of each metric
     */
    record Asked(String tenantId, List<Long> departments, Map<Metric, Set<Period>> windows, TenantSettings settings) {}

    /** The numbers that were asked for. */
    Numbers ask(Asked asked) {
        Map<String, ReadingQuestion> byReading = new TreeMap<>();
        asked.windows()
                .forEach((metric, windows) -> Stream.concat(metric.allTerms().stream(), Stream.of(ENABLED))
                        .forEach(term -> byReading
                                .computeIfAbsent(term.rows(), rows -> new ReadingQuestion(catalogue.reading(rows)))
                                .add(term, windows)));
        Numbers numbers = new Numbers();
        byReading.values().forEach(question -> answer(question, asked, numbers));
        return numbers;
    }

    private void answer(ReadingQuestion question, Asked asked, Numbers numbers) {
        List<Term> terms = question.terms();
        runner.list(
                "reading " + question.name(),
                question.bind(asked.tenantId(), asked.departments(), asked.settings()),
                row -> {
                    Cell cell = new Cell(
                            row.getLong("department"),
                            new Period(
                                    LocalDate.parse(row.getString("first_day")),
                                    LocalDate.parse(row.getString("last_day"))));
                    for (int i = 0; i < terms.size(); i++) {
                        double number = row.getDouble(ReadingQuestion.column(i));
                        if (!row.wasNull() && !Double.isNaN(number)) {
                            numbers.put(terms.get(i), cell, number);
                        }
                    }
                    return cell;
                });
    }

    private record Cell(long department, Period window) {}

    /** Answers by term, department and window. What has no rows has no answer. */
    static final class Numbers {

        private final Map<Term, Map<Cell, Double>> numbers = new HashMap<>();

        private void put(Term term, Cell cell, double number) {
            numbers.computeIfAbsent(term, any -> new HashMap<>()).put(cell, number);
        }

        private OptionalDouble get(Term term, Cell cell) {
            Double number = numbers.getOrDefault(term, Map.of()).get(cell);
            return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
        }

        /** A metric's cell of a piece. */
        MetricCell cell(Metric metric, long department, Period piece, Period window) {
            Cell cell = new Cell(department, window);
            long enabled = Math.round(get(ENABLED, cell).orElse(0));
            if (metric.tenantOnly() && department != Scope.WHOLE_TENANT) {
                OptionalDouble none = OptionalDouble.empty();
                return new MetricCell(metric, department, piece, window, none, none, none, 0, enabled);
            }
            OptionalDouble numerator = metric.numerator()
                    .map(term -> OptionalDouble.of(get(term, cell).orElse(0)))
                    .orElseGet(OptionalDouble::empty);
            OptionalDouble denominator = metric.denominator()
                    .map(term -> OptionalDouble.of(get(term, cell).orElse(0)))
                    .orElseGet(OptionalDouble::empty);
            OptionalDouble value = metric.value()
                    .map(term -> get(term, cell))
                    .orElseGet(() -> denominator.isEmpty()
                            ? numerator
                            : ratio(numerator.orElse(0), denominator.getAsDouble(), metric.scale()));
            long people = metric.people()
                    .map(term -> Math.round(get(term, cell).orElse(0)))
                    .orElse(0L);
            return new MetricCell(metric, department, piece, window, value, numerator, denominator, people, enabled);
        }

        private static OptionalDouble ratio(double numerator, double denominator, int scale) {
            return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator * scale);
        }
    }

    /** Windows by metric, in the order of the metrics. */
    static Map<Metric, Set<Period>> windows(List<Metric> metrics, List<Period> pieces, WindowOf windowOf) {
        Map<Metric, Set<Period>> windows = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Set<Period> own = windows.computeIfAbsent(metric, any -> new LinkedHashSet<>());
            pieces.forEach(piece -> own.add(windowOf.window(metric, piece)));
        }
        return windows;
    }

    /** The window of a metric for a piece of the period. */
    interface WindowOf {
        Period window(Metric metric, Period piece);
    }
}
