package io.atrium.warehouse.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The index of one organization, with everything that it was made of.
 *
 * @param definition what it consists of, with its version
 * @param indicators in the order of the definition
 */
public record IndexScore(IndexDefinition definition, List<Indicator> indicators) {

    public IndexScore {
        indicators = List.copyOf(indicators);
    }

    /** Where a target comes from, in the order in which they are looked for. */
    public enum TargetSource {
        /** A signed pack of figures of comparable organizations. */
        PEERS,
        /** The best of the organization's own departments. */
        DEPARTMENTS,
        /** Set by the administrator. */
        GOAL
    }

    /** Why an indicator gives no points. */
    public enum LeftOut {
        /** It has no value. */
        NO_DATA,
        /** There is nothing to compare it with. */
        NO_TARGET
    }

    /**
     * A target.
     *
     * @param version which one: that of the pack, of the rule over departments, or of the goal
     */
    public record Target(double value, TargetSource source, String version) {}

    /**
     * What comparable organizations reach, in the unit of the metric.
     *
     * @param version of the pack, such as {@code cn-workplace/3}
     */
    public record Peers(double p20, double p80, String version) {

        /** The quantile that the better fifth reaches: P80, P20 where lower is better. */
        double best(Direction direction) {
            return direction == Direction.LOWER ? p20 : p80;
        }
    }

    /**
     * What an administrator has set, in the unit of the metric.
     *
     * @param version of the goal, such as {@code goal/17}
     */
    public record Goal(double value, String version) {}

    /**
     * One measure.
     *
     * @param value as compared, that is after the divisor
     * @param points 0 to the most that the definition says; empty when it is left out
     * @param leftOut why
     */
    public record Indicator(
            Metric metric,
            OptionalDouble value,
            Optional<Target> target,
            OptionalDouble points,
            Optional<LeftOut> leftOut) {}

    /**
     * What an index is made of, by metric id; values and targets in the unit of the metric, as they are shown.
     *
     * @param values of the organization over the definition's window; what may not be shown is left out
     * @param peers those of the peer packs; empty without a pack that fits
     * @param departments the values of those departments of the first level that may be shown
     * @param goals of the administrator
     */
    public record Input(
            Map<String, Double> values,
            Map<String, Peers> peers,
            Map<String, List<Double>> departments,
            Map<String, Goal> goals) {}

    /** Computes it. */
    public static IndexScore of(IndexDefinition definition, Input input) {
        return new IndexScore(
                definition,
                definition.indicators().stream()
                        .map(indicator -> indicator(definition, indicator, input))
                        .toList());
    }

    private static Indicator indicator(IndexDefinition definition, IndexDefinition.Indicator indicator, Input input) {
        Metric metric = indicator.metric();
        Double value = input.values().get(metric.id());
        if (value == null) {
            return new Indicator(
                    metric,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.of(LeftOut.NO_DATA));
        }
        OptionalDouble compared = OptionalDouble.of(value / indicator.divisor());
        Optional<Target> target = target(definition, metric, input)
                .map(found -> new Target(found.value() / indicator.divisor(), found.source(), found.version()));
        return target.map(found -> new Indicator(
                        metric,
                        compared,
                        target,
                        OptionalDouble.of(definition.points()
                                * reached(compared.getAsDouble(), found.value(), metric.direction())),
                        Optional.<LeftOut>empty()))
                .orElseGet(() -> new Indicator(
                        metric, compared, target, OptionalDouble.empty(), Optional.of(LeftOut.NO_TARGET)));
    }

    private static Optional<Target> target(IndexDefinition definition, Metric metric, Input input) {
        return peers(metric, input)
                .filter(target -> usable(target, metric))
                .or(() -> departments(definition, metric, input).filter(target -> usable(target, metric)))
                .or(() -> goal(metric, input).filter(target -> usable(target, metric)));
    }

    private static Optional<Target> peers(Metric metric, Input input) {
        return Optional.ofNullable(input.peers().get(metric.id()))
                .map(peers -> new Target(peers.best(metric.direction()), TargetSource.PEERS, peers.version()));
    }

    private static Optional<Target> departments(IndexDefinition definition, Metric metric, Input input) {
        List<Double> departments = input.departments().getOrDefault(metric.id(), List.of());
        if (departments.size() < definition.leastDepartments()) {
            return Optional.empty();
        }
        double share = metric.direction() == Direction.LOWER ? 1 - definition.quantile() : definition.quantile();
        return Optional.of(
                new Target(quantile(departments, share), TargetSource.DEPARTMENTS, "index/" + definition.version()));
    }

    private static Optional<Target> goal(Metric metric, Input input) {
        return Optional.ofNullable(input.goals().get(metric.id()))
                .map(goal -> new Target(goal.value(), TargetSource.GOAL, goal.version()));
    }

    /** Nothing can be measured by a share of nothing. */
    private static boolean usable(Target target, Metric metric) {
        return target.value() > 0 || (metric.direction() == Direction.LOWER && target.value() == 0);
    }

    private static double reached(double value, double target, Direction direction) {
        if (direction == Direction.LOWER) {
            return value <= 0 ? 1 : Math.min(1, target / value);
        }
        return Math.min(1, Math.max(0, value) / target);
    }

    /** Linear interpolation on (n − 1)p. */
    static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        double place = (sorted.size() - 1) * share;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }

    /** Points of a dimension. */
    public double points(Dimension dimension) {
        return indicators.stream()
                .filter(indicator -> indicator.metric().dimension() == dimension)
                .mapToDouble(indicator -> indicator.points().orElse(0))
                .sum();
    }

    /** Points of a half. */
    public double points(IndexDefinition.Half half) {
        return half.dimensions().stream().mapToDouble(this::points).sum();
    }

    /** All points. */
    public double points() {
        return definition.halves().stream().mapToDouble(this::points).sum();
    }

    /** The points that a dimension gives at the most. */
    public int most(Dimension dimension) {
        return definition.of(dimension).size() * definition.points();
    }
}
