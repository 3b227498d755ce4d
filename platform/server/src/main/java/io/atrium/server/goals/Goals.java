package io.atrium.server.goals;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.IndexScore;
import io.atrium.warehouse.metrics.LocalizedText;
import io.atrium.warehouse.metrics.Metric;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows and changes a tenant's goals. */
final class Goals {
    private static final String OBJECT = "index-goal";

    private final GoalStore store;
    private final IndexDefinition definition;
    private final Clock clock;

    Goals(GoalStore store, IndexDefinition definition, Clock clock) {
        this.store = store;
        this.definition = definition;
        this.clock = clock;
    }

    /**
     * A goal as the API shows it.
     *
     * @param version as answers name the target: {@code goal/17}
     * @param outdated it was set for another formula of the metric, and is not used
     */
    record GoalView(double value, String version, int metricVersion, boolean outdated, Instant setAt, String setBy) {}

    /**
     * An indicator with what can be its goal.
     *
     * @param zero whether 0 is a goal
     * @param goal null: none is set
     */
    record IndicatorView(
            String metric,
            int version,
            LocalizedText name,
            String dimension,
            String unit,
            String direction,
            double most,
            boolean zero,
            @Nullable GoalView goal) {}

    /** {@code GET /insights/index/goals}. */
    record View(int indexVersion, List<IndicatorView> indicators) {}

    /**
     * A change as the API shows it.
     *
     * @param before null: there was none
     * @param after null: it was taken away
     */
    record ChangeView(
            String version,
            String metric,
            int metricVersion,
            @Nullable Double before,
            @Nullable Double after,
            Instant at,
            String by) {}

    /**
     * {@code GET /insights/index/goals/history}.
     *
     * @param next where the next page begins; null: that is all
     */
    record History(List<ChangeView> changes, @Nullable Long next) {}

    /** The body of a change. */
    record Change(@Nullable Double value, @Nullable String unit) {}

    View view(String tenantId) {
        Map<String, GoalChange> held = held(tenantId);
        return new View(
                definition.version(),
                definition.metrics().stream()
                        .map(metric -> view(metric, held.get(metric.id())))
                        .toList());
    }

    private static IndicatorView view(Metric metric, @Nullable GoalChange held) {
        GoalRule rule = GoalRule.of(metric);
        Double value = held == null ? null : held.after();
        return new IndicatorView(
                metric.id(),
                metric.version(),
                metric.names(),
                metric.dimension().name().toLowerCase(Locale.ROOT),
                metric.unit(),
                metric.direction().name().toLowerCase(Locale.ROOT),
                rule.range().most(),
                rule.isZeroAGoal(),
                held == null || value == null
                        ? null
                        : new GoalView(
                                value,
                                name(held),
                                held.metricVersion(),
                                held.metricVersion() != metric.version(),
                                held.at(),
                                held.by()));
    }

    History history(String tenantId, @Nullable String metric, long before, int limit) {
        List<GoalChange> more = store.history(tenantId, metric, before, limit + 1);
        List<GoalChange> page = more.stream().limit(limit).toList();
        return new History(
                page.stream()
                        .map(change -> new ChangeView(
                                name(change),
                                change.metric(),
                                change.metricVersion(),
                                change.before(),
                                change.after(),
                                change.at(),
                                change.by()))
                        .toList(),
                more.size() > limit ? page.get(limit - 1).version() : null);
    }

    /** Sets or changes a goal; what holds already is not written again. */
    IndicatorView set(Caller caller, String id, Change wanted) {
        Metric metric = indicator(id);
        double value = GoalRule.of(metric).checked(wanted.value(), wanted.unit());
        store.change(caller, id, there -> {
            boolean same = there.filter(goal -> goal.metricVersion() == metric.version()
                            && Double.valueOf(value).equals(goal.after()))
                    .isPresent();
            return same ? Optional.empty() : Optional.of(wanted(caller, metric, value, AuditAction.GOAL__SET));
        });
        return view(caller.tenant(), metric);
    }

    void remove(Caller caller, String id) {
        Metric metric = indicator(id);
        store.change(caller, id, there -> {
            if (there.isEmpty() || there.orElseThrow().after() == null) {
                throw new GoalFailure.NotSet(id).exception();
            }
            return Optional.of(wanted(caller, metric, null, AuditAction.GOAL__REMOVED));
        });
    }

    private IndicatorView view(String tenantId, Metric metric) {
        return view(metric, held(tenantId).get(metric.id()));
    }

    private GoalStore.Wanted wanted(Caller caller, Metric metric, @Nullable Double value, AuditAction action) {
        return new GoalStore.Wanted(metric.id(), metric.version(), value, clock.instant(), made -> {
            AuditEntry entry = AuditEntry.by(caller, action)
                    .on(OBJECT, metric.id())
                    .detail("version", made.version())
                    .detail("unit", metric.unit());
            entry = made.after() == null ? entry : entry.detail("value", made.after());
            return made.before() == null ? entry : entry.detail("valueBefore", made.before());
        });
    }

    /** What the index may take, by metric. */
    Map<String, IndexScore.Goal> inForce(String tenantId) {
        Map<String, GoalChange> held = held(tenantId);
        Map<String, IndexScore.Goal> goals = new HashMap<>();
        for (Metric metric : definition.metrics()) {
            GoalChange goal = held.get(metric.id());
            Double value = goal == null ? null : goal.after();
            if (goal != null && value != null && goal.metricVersion() == metric.version()) {
                goals.put(metric.id(), new IndexScore.Goal(value, name(goal)));
            }
        }
        return goals;
    }

    private Map<String, GoalChange> held(String tenantId) {
        return store.newest(tenantId).stream().collect(Collectors.toMap(GoalChange::metric, Function.identity()));
    }

    private static String name(GoalChange change) {
        return "goal/" + change.version();
    }

    private Metric indicator(String id) {
        return definition.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new GoalFailure.NoIndicator(id).exception());
    }
}
