package io.atrium.bench.analytics;

import io.atrium.bench.analytics.CostSection.Cost;
import io.atrium.bench.analytics.GrowthSection.Growth;
import io.atrium.bench.analytics.LatencySection.Delayed;
import io.atrium.bench.analytics.ReplaySection.Replayed;
import io.atrium.bench.measure.Machine;
import java.util.List;

/**
 * Everything that a run has found out; what was left out is empty.
 *
 * @param machine what it ran on
 * @param plan what was asked for
 */
record Findings(
        Machine machine,
        AnalyticsPlan plan,
        List<Cost> cost,
        List<Delayed> latency,
        List<Replayed> replay,
        List<Growth> growth) {
    Findings {
        cost = List.copyOf(cost);
        latency = List.copyOf(latency);
        replay = List.copyOf(replay);
        growth = List.copyOf(growth);
    }

    /** Whether enough was measured for the README. */
    boolean hasHeadlines() {
        return !cost.isEmpty() && !latency.isEmpty() && !replay.isEmpty();
    }

    /** Whether each event counted once, after every load. */
    boolean exact() {
        return cost.stream().flatMap(each -> each.loads().stream()).allMatch(Load::exact)
                && growth.stream().flatMap(each -> each.loads().stream()).allMatch(Load::exact);
    }
}
