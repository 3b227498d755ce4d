package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The index of organization digitalization: five dimensions, four indicators each. */
public final class Index {

    /** The dimensions and their indicators. */
    public static final Map<String, List<String>> DIMENSIONS = Map.of(
            "organization", List.of("org.activated_rate", "org.active_rate_28", "org.habit_rate", "org.platform_multi"),
            "communication",
                    List.of("com.multi_mode", "com.sender_rate", "com.active_group_rate", "com.ding_read_rate_24h"),
            "collaboration", List.of("doc.collaborator_rate", "task.ontime_rate", "mtg.score", "team.workspace_health"),
            "business", List.of("oa.flow_users", "oa.cycle_p50", "oa.overdue_rate", "oa.mobile_share"),
            "ecosystem", List.of("app.active_apps", "app.lowcode_builders", "app.connector_runs_ok", "net.cross_dept"));

    private static final Set<String> LOWER_IS_BETTER = Set.of("oa.cycle_p50", "oa.overdue_rate");
    private static final double POINTS = 50;
    private static final int FEWEST_DEPARTMENTS = 4;

    private final Function<String, OracleValue> values;
    private final Function<String, OptionalDouble> targets;

    /**
     * @param values of the indicators
     * @param targets of the indicators, empty where there is none
     */
    public Index(Function<String, OracleValue> values, Function<String, OptionalDouble> targets) {
        this.values = values;
        this.targets = targets;
    }

    /** The target that follows from a pack, the values of the departments of the first level that are shown, and the administrator's goal. */
    public static OptionalDouble target(String id, OptionalDouble pack, List<Double> departments, OptionalDouble goal) {
        if (pack.isPresent()) {
            return pack;
        }
        if (departments.size() < FEWEST_DEPARTMENTS) {
            return goal;
        }
        return Quantile.of(
                LOWER_IS_BETTER.contains(id) ? 0.2 : 0.8, departments.stream().mapToDouble(value -> value));
    }

    /** Points of one indicator, 0 to 50; nothing where data or target are missing. */
    public OptionalDouble points(String id) {
        OptionalDouble value = values.apply(id).value();
        OptionalDouble target = targets.apply(id);
        if (value.isEmpty() || target.isEmpty() || isNone(id, target.getAsDouble())) {
            return OptionalDouble.empty();
        }
        double x = id.equals("mtg.score") ? value.getAsDouble() / 100 : value.getAsDouble();
        return OptionalDouble.of(POINTS * reached(id, x, target.getAsDouble()));
    }

    /** A target of 0 is none where higher is better. */
    private static boolean isNone(String id, double target) {
        return target == 0 && !LOWER_IS_BETTER.contains(id);
    }

    private static double reached(String id, double x, double target) {
        if (LOWER_IS_BETTER.contains(id)) {
            return x == 0 ? 1 : Math.min(1, target / x);
        }
        return Math.min(1, x / target);
    }

    /** Points of each dimension, 0 to 200. */
    public Map<String, Double> dimensions() {
        Map<String, Double> points = new TreeMap<>();
        DIMENSIONS.forEach((dimension, ids) -> points.put(
                dimension, ids.stream().mapToDouble(id -> points(id).orElse(0)).sum()));
        return points;
    }

    /** 0 to 1000. */
    public double total() {
        return dimensions().values().stream().mapToDouble(points -> points).sum();
    }
}
