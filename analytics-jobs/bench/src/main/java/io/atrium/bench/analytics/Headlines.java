package io.atrium.bench.analytics;

import io.atrium.bench.analytics.CostSection.Cost;
import io.atrium.bench.analytics.LatencySection.Delayed;
import io.atrium.bench.analytics.ReplaySection.Replayed;
import java.util.List;
import java.util.Locale;

/** The findings in three lines. */
final class Headlines {
    private Headlines() {}

    /** @param findings of cost, latency and replay at least */
    static String of(Findings findings) {
        return String.join("\n", cost(findings), latency(findings.latency()), replay(findings.replay()));
    }

    private static String cost(Findings findings) {
        Cost ingest = findings.cost().get(0);
        Cost all = findings.cost().get(1);
        return format(
                "- %s: %,.0f events a CPU-second (`jobs=ingest`: %,.0f); an organization of %,d members has %,.0f bytes of state a member, %,.0f an event.",
                all.variant(),
                all.spread(Load::eventsPerCpuSecond).median(),
                ingest.spread(Load::eventsPerCpuSecond).median(),
                findings.plan().members(),
                all.checkpoints().stateBytes() / (double) findings.plan().members(),
                all.checkpoints().stateBytes() / (double) all.read());
    }

    private static String latency(List<Delayed> delays) {
        Delayed best = delays.get(0);
        for (Delayed each : delays) {
            best = each.derived().p95() < best.derived().p95() ? each : best;
        }
        return format(
                "- From acknowledged to visible at %,.0f events a second, `checkpoint.interval=%s`, `derive.delay=%s`: p95 %.1f s for a raw fact, %.1f s for a derived one.",
                best.eventsPerSecond(),
                best.interval(),
                best.delay(),
                best.raw().p95() / 1e3,
                best.derived().p95() / 1e3);
    }

    private static String replay(List<Replayed> replays) {
        Replayed largest = replays.get(replays.size() - 1);
        return format(
                "- A replay of %,d raw facts: %,.0f rows a second, %s of memory at most for the program.",
                largest.rows(),
                largest.rowsPerSecond(),
                Told.bytes(largest.ran().peakBytes()));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
