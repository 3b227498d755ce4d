package io.atrium.server.insights;

import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.IndexAnswers.Half;
import io.atrium.server.insights.IndexAnswers.Index;
import io.atrium.server.insights.IndexAnswers.Indicator;
import io.atrium.server.insights.IndexAnswers.LeftOut;
import io.atrium.server.insights.IndexAnswers.Part;
import io.atrium.server.insights.MetricAnswers.Cell;
import io.atrium.warehouse.metrics.Dimension;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.IndexScore;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.MetricAnswerSet;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The index of digitalization as far as privacy allows: an indicator that is hidden is left out, and departments that may not be shown are
 * no part of a target.
 */
final class IndexInsights {

    private final IndexDefinition definition;

    IndexInsights(MetricCatalogue catalogue) {
        this.definition = IndexDefinition.bundled(catalogue);
    }

    List<Metric> metrics() {
        return definition.metrics();
    }

    /** The days that all indicators look at. */
    Period days(Period asked) {
        return new Period(definition.window().firstDay(asked.from(), asked.to()), asked.to());
    }

    /**
     * The index.
     *
     * @param answers the indicators of the whole tenant and of its departments of the first level
     * @param shown what may be shown of a cell
     * @param targets from outside of the figures
     */
    Index index(
            MetricAnswerSet answers,
            Function<MetricCell, Cell> shown,
            IndexTargets.Found targets,
            Period days,
            CompletenessAnswer completeness) {
        IndexScore score = IndexScore.of(definition, input(answers, shown, targets));
        List<Part> parts = Arrays.stream(Dimension.values())
                .map(dimension -> new Part(
                        MetricAsk.idOf(dimension),
                        dimension.names(),
                        score.points(dimension),
                        score.most(dimension),
                        score.indicators().stream()
                                .filter(indicator -> indicator.metric().dimension() == dimension)
                                .map(indicator -> indicator(indicator, answers, shown))
                                .toList()))
                .toList();
        List<Half> halves = definition.halves().stream()
                .map(half -> new Half(
                        half.id(),
                        half.names(),
                        score.points(half),
                        half.dimensions().stream().mapToInt(score::most).sum()))
                .toList();
        return new Index(
                days.from(),
                days.to(),
                definition.version(),
                score.points(),
                halves.stream().mapToInt(Half::most).sum(),
                halves,
                parts,
                targets.compared(),
                completeness);
    }

    /** N of the whole organization over the days of the index, which is the same for every metric. */
    static long people(MetricAnswerSet answers) {
        return answers.cells().stream()
                .filter(cell -> cell.departmentNo() == Scope.WHOLE_TENANT)
                .mapToLong(MetricCell::enabled)
                .max()
                .orElse(0);
    }

    private IndexScore.Input input(
            MetricAnswerSet answers, Function<MetricCell, Cell> shown, IndexTargets.Found targets) {
        Map<String, Double> values = new HashMap<>();
        Map<String, List<Double>> departments = new HashMap<>();
        for (Metric metric : definition.metrics()) {
            known(shown.apply(answers.latest(metric.id(), Scope.WHOLE_TENANT)))
                    .ifPresent(value -> values.put(metric.id(), value));
            departments.put(
                    metric.id(),
                    answers.cells().stream()
                            .filter(cell -> cell.metric().equals(metric) && cell.departmentNo() != Scope.WHOLE_TENANT)
                            .flatMap(cell -> known(shown.apply(cell)).stream())
                            .toList());
        }
        return new IndexScore.Input(values, targets.peers(), departments, targets.goals());
    }

    /** The value as it is shown: points, with a target that somebody sets, would tell what a bound does not. */
    private static Optional<Double> known(Cell cell) {
        Number value = cell.value();
        return cell.hidden() != null || value == null ? Optional.empty() : Optional.of(value.doubleValue());
    }

    /** Value and target in the metric's own unit, as the value is shown everywhere. */
    private Indicator indicator(
            IndexScore.Indicator indicator, MetricAnswerSet answers, Function<MetricCell, Cell> shown) {
        Metric metric = indicator.metric();
        Cell cell = shown.apply(answers.latest(metric.id(), Scope.WHOLE_TENANT));
        if (indicator.leftOut().isPresent()) {
            LeftOut why = cell.hidden() != null
                    ? LeftOut.HIDDEN
                    : switch (indicator.leftOut().orElseThrow()) {
                        case NO_DATA -> LeftOut.NO_DATA;
                        case NO_TARGET -> LeftOut.NO_TARGET;
                    };
            return Indicator.leftOut(cell, metric.names(), why, definition.points());
        }
        IndexScore.Target target = indicator.target().orElseThrow();
        return Indicator.counted(
                cell,
                metric.names(),
                target.value() * divisor(metric),
                MetricAsk.idOf(target.source()),
                target.version(),
                indicator.points().orElseThrow(),
                definition.points());
    }

    private int divisor(Metric metric) {
        return definition.indicators().stream()
                .filter(indicator -> indicator.metric().equals(metric))
                .mapToInt(IndexDefinition.Indicator::divisor)
                .findFirst()
                .orElse(1);
    }
}
