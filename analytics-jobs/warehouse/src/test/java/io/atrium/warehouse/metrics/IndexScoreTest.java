package io.atrium.warehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.atrium.warehouse.metrics.IndexScore.Indicator;
import io.atrium.warehouse.metrics.IndexScore.Input;
import io.atrium.warehouse.metrics.IndexScore.LeftOut;
import io.atrium.warehouse.metrics.IndexScore.TargetSource;
import io.atrium.warehouse.resources.ResourceFolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IndexScoreTest {

    private final MetricCatalogue catalogue = MetricCatalogue.bundled();
    private final IndexDefinition definition = IndexDefinition.bundled(catalogue);

    @Test
    void hasFourIndicatorsOfFiftyPointsInEachDimension() {
        IndexScore nothing = score(Map.of(), Map.of(), Map.of(), Map.of());
        for (Dimension dimension : Dimension.values()) {
            assertThat(nothing.most(dimension)).isEqualTo(200);
        }
        assertThat(definition.metrics().stream()
                        .map(metric -> metric.number().orElse(0))
                        .collect(Collectors.toList()))
                .containsExactly(2, 6, 13, 16, 18, 19, 24, 28, 33, 40, 44, 50, 51, 53, 55, 57, 58, 59, 61, 65);
        assertThat(nothing.points()).isZero();
        assertThat(nothing.indicators())
                .allSatisfy(indicator -> assertThat(indicator.leftOut()).contains(LeftOut.NO_DATA));
    }

    @Test
    void comparesWithPeersElseTheBestDepartmentsElseTheGoal() {
        // Given
        List<Double> five = List.of(0.9, 0.1, 0.5, 0.3, 0.7);
        // When
        IndexScore score = score(
                Map.of(
                        "org.activated_rate", 0.4,
                        "org.active_rate_28", 0.37,
                        "org.habit_rate", 0.2,
                        "org.platform_multi", 0.2,
                        "oa.cycle_p50", 300.0,
                        "oa.overdue_rate", 0.0,
                        "mtg.score", 30.0,
                        "com.sender_rate", 0.3),
                Map.of("org.activated_rate", peers(0.5, 0.8)),
                Map.of(
                        "org.activated_rate", five,
                        "org.active_rate_28", five,
                        "org.habit_rate", List.of(0.9, 0.8, 0.7),
                        "oa.cycle_p50", List.of(100.0, 200.0, 300.0, 400.0, 500.0, 600.0),
                        "oa.overdue_rate", List.of(0.0, 0.0, 0.0, 0.0),
                        "com.sender_rate", List.of(0.0, 0.0, 0.0, 0.0)),
                goals(Map.of(
                        "org.habit_rate", 0.1,
                        "org.active_rate_28", 0.1,
                        "mtg.score", 40.0,
                        "com.sender_rate", 0.6)));
        // Then
        is(score, "org.activated_rate", 0.8, TargetSource.PEERS, 25);
        // 0.8 of 4 steps: 0.2 between 0.7 and 0.9
        is(score, "org.active_rate_28", 0.74, TargetSource.DEPARTMENTS, 25);
        // three departments are too few; what is better than the target gives no more
        is(score, "org.habit_rate", 0.1, TargetSource.GOAL, 50);
        assertThat(indicator(score, "org.platform_multi").leftOut()).contains(LeftOut.NO_TARGET);
        // lower is better: 0.2 of 5 steps
        is(score, "oa.cycle_p50", 200, TargetSource.DEPARTMENTS, 50 * 200 / 300.0);
        is(score, "oa.overdue_rate", 0, TargetSource.DEPARTMENTS, 50);
        is(score, "mtg.score", 0.4, TargetSource.GOAL, 37.5);
        assertThat(indicator(score, "mtg.score").value()).hasValue(0.3);
        // departments that do nothing are no target
        is(score, "com.sender_rate", 0.6, TargetSource.GOAL, 25);
        assertThat(score.points(Dimension.ORGANIZATION)).isCloseTo(100, within(1e-9));
        assertThat(score.points(definition.halves().get(0))).isCloseTo(100 + 37.5 + 25, within(1e-9));
        assertThat(score.points(definition.halves().get(1))).isCloseTo(50 + 100 / 3.0, within(1e-9));
        assertThat(score.points()).isCloseTo(162.5 + 50 + 100 / 3.0, within(1e-9));
    }

    @Test
    void takesTheBetterFifthOfThePeersAndSaysWhichTargetItTook() {
        // When
        IndexScore score = score(
                Map.of(
                        "org.activated_rate", 0.4,
                        "org.active_rate_28", 0.5,
                        "oa.cycle_p50", 7200.0,
                        "oa.overdue_rate", 0.2,
                        "mtg.score", 30.0,
                        "com.sender_rate", 0.3),
                Map.of(
                        "org.activated_rate", peers(0.5, 0.8),
                        "oa.cycle_p50", peers(3600, 86_400),
                        "oa.overdue_rate", peers(0, 0.3),
                        "mtg.score", peers(20, 60),
                        "com.sender_rate", peers(0, 0)),
                Map.of("org.active_rate_28", List.of(0.5, 0.5, 0.5, 0.5), "mtg.score", List.of(9.0, 9.0, 9.0, 9.0)),
                goals(Map.of("com.sender_rate", 0.6, "mtg.score", 90.0)));
        // Then
        is(score, "org.activated_rate", 0.8, TargetSource.PEERS, 25);
        is(score, "oa.cycle_p50", 3600, TargetSource.PEERS, 25);
        // nobody overdue among the best: whoever has some reaches nothing of that
        is(score, "oa.overdue_rate", 0, TargetSource.PEERS, 0);
        // what is divided before it is compared, is in the target too
        is(score, "mtg.score", 0.6, TargetSource.PEERS, 25);
        // peers that do nothing are no target, the next source is
        is(score, "com.sender_rate", 0.6, TargetSource.GOAL, 25);
        assertThat(versions(score))
                .containsEntry("org.activated_rate", "pack/3")
                .containsEntry("org.active_rate_28", "index/" + definition.version())
                .containsEntry("com.sender_rate", "goal/7");
    }

    @Test
    void knowsBetweenWhatAValueLies() {
        assertThat(ValueRange.of(catalogue.get("org.activated_rate"))).isEqualTo(new ValueRange(0, 1));
        assertThat(ValueRange.of(catalogue.get("mtg.score"))).isEqualTo(new ValueRange(0, 100));
        assertThat(ValueRange.of(catalogue.get("oa.cycle_p50")).most()).isEqualTo(31_536_000);
        assertThat(new ValueRange(0, 1).contains(1)).isTrue();
        assertThat(List.of(-0.1, 1.1, Double.NaN)).noneMatch(new ValueRange(0, 1)::contains);
    }

    @Test
    void takesTheQuantileByLinearInterpolation() {
        assertThat(IndexScore.quantile(List.of(4.0, 1.0, 3.0, 2.0), 0.8)).isCloseTo(3.4, within(1e-12));
        assertThat(IndexScore.quantile(List.of(7.0), 0.2)).isEqualTo(7);
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        String text = ResourceFolder.file("index/index.yaml");
        refuses(text.replace("oa.mobile_share", "oa.mobile"), "oa.mobile");
        refuses(text.replace("oa.mobile_share", "oa.instances"), "not rated");
        refuses(text.replace("oa.mobile_share", "oa.overdue_rate"), "twice");
        refuses(text.replace("[business, ecosystem]", "[business]"), "each dimension is in one half");
        refuses(text.replace("quantile: 0.8", "quantile: 80"), "quantile");
        refuses(text + "colour: red\n", "colour");
    }

    private void refuses(String text, String why) {
        assertThatThrownBy(() -> IndexDefinition.parse(text, catalogue))
                .hasMessageContaining("index/index.yaml")
                .hasMessageContaining(why);
    }

    private IndexScore score(
            Map<String, Double> values,
            Map<String, IndexScore.Peers> peers,
            Map<String, List<Double>> departments,
            Map<String, IndexScore.Goal> goals) {
        return IndexScore.of(definition, new Input(values, peers, departments, goals));
    }

    private static IndexScore.Peers peers(double p20, double p80) {
        return new IndexScore.Peers(p20, p80, "pack/3");
    }

    private static Map<String, IndexScore.Goal> goals(Map<String, Double> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, goal -> new IndexScore.Goal(goal.getValue(), "goal/7")));
    }

    private static Map<String, String> versions(IndexScore score) {
        return score.indicators().stream()
                .filter(indicator -> indicator.target().isPresent())
                .collect(Collectors.toMap(
                        indicator -> indicator.metric().id(),
                        indicator -> indicator.target().orElseThrow().version()));
    }

    private static void is(IndexScore score, String metric, double target, TargetSource source, double points) {
        Indicator indicator = indicator(score, metric);
        assertThat(indicator.target()).hasValueSatisfying(found -> {
            assertThat(found.value()).isCloseTo(target, within(1e-9));
            assertThat(found.source()).isEqualTo(source);
        });
        assertThat(indicator.points()).as(metric).hasValueCloseTo(points, within(1e-9));
        assertThat(indicator.leftOut()).isEmpty();
    }

    private static Indicator indicator(IndexScore score, String metric) {
        return score.indicators().stream()
                .filter(indicator -> indicator.metric().id().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
