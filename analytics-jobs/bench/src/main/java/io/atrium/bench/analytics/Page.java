package io.atrium.bench.analytics;

import io.atrium.bench.analytics.CostSection.Cost;
import io.atrium.bench.analytics.GrowthSection.Growth;
import io.atrium.bench.analytics.LatencySection.Delayed;
import io.atrium.bench.analytics.LatencySection.Quantiles;
import io.atrium.bench.analytics.ReplaySection.Replayed;
import io.atrium.bench.measure.Machine;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Spread;
import io.atrium.bench.report.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The findings as pieces of a page of Markdown: a table a section. */
final class Page {
    private Page() {}

    /** What was measured, by section; each can stand alone. */
    static Map<Section, String> of(Findings findings) {
        Map<Section, String> pieces = new EnumMap<>(Section.class);
        if (!findings.cost().isEmpty()) {
            pieces.put(Section.COST, piece(findings, cost(findings)));
        }
        if (!findings.latency().isEmpty()) {
            pieces.put(Section.LATENCY, piece(findings, latency(findings.latency())));
        }
        if (!findings.replay().isEmpty()) {
            pieces.put(Section.REPLAY, piece(findings, replay(findings.replay())));
        }
        if (!findings.growth().isEmpty()) {
            pieces.put(Section.GROWTH, piece(findings, growth(findings.growth())));
        }
        return pieces;
    }

    private static String piece(Findings findings, Table table) {
        return caption(findings) + "\n\n" + table;
    }

    private static String caption(Findings findings) {
        Machine machine = findings.machine();
        return format(
                "%d cores of %s, %d GB, Java %s, %s; load of the machine before: %.1f. An organization of %,d members; median (least–most).",
                machine.cores(),
                machine.model(),
                machine.memoryGigabytes(),
                machine.java(),
                machine.at(),
                machine.loadBefore(),
                findings.plan().members());
    }

    private static Table cost(Findings findings) {
        List<Cost> costs = findings.cost();
        int members = findings.plan().members();
        Table table = Table.of(row("", costs, Cost::variant));
        table.add(row("events a second", costs, cost -> whole(cost.spread(Load::eventsPerSecond))));
        table.add(row(
                "**events a CPU-second**, Flink and ClickHouse",
                costs,
                cost -> whole(cost.spread(Load::eventsPerCpuSecond))));
        table.add(
                row("CPU-seconds a million events: Flink", costs, cost -> tenths(cost.spread(Load::flinkPerMillion))));
        table.add(row(
                "CPU-seconds a million events: ClickHouse",
                costs,
                cost -> tenths(cost.spread(Load::clickHousePerMillion))));
        table.add(row(
                "derivations an event",
                costs,
                cost -> hundredths(cost.spread(load -> load.derivedKeys() / (double) load.events()))));
        table.add(row("loads after which the tables were exact", costs, Page::exactLoads));
        table.add(row(
                "state, after so many events",
                costs,
                cost -> format("%s, %,d", Told.bytes(cost.checkpoints().stateBytes()), cost.read())));
        table.add(row(
                "state: bytes a member",
                costs,
                cost -> format("%,.0f", cost.checkpoints().stateBytes() / (double) members)));
        table.add(row(
                "state: bytes an event",
                costs,
                cost -> format("%,.0f", cost.checkpoints().stateBytes() / (double) cost.read())));
        table.add(row(
                "checkpoint: milliseconds",
                costs,
                cost -> whole(cost.checkpoints().millis())));
        table.add(row(
                "checkpoint: megabytes written",
                costs,
                cost -> megabytes(cost.checkpoints().writtenBytes())));
        return table;
    }

    private static String exactLoads(Cost cost) {
        return format(
                "%d of %d",
                cost.loads().stream().filter(Load::exact).count(), cost.loads().size());
    }

    private static Table latency(List<Delayed> delays) {
        Table table = Table.of(List.of(
                "`checkpoint.interval`, `derive.delay`",
                "events/s",
                "raw fact p50 / p95",
                "derived p50 / p95",
                "changes all the time p50 / p95",
                "CPU-s a million: Flink",
                "ClickHouse",
                "checkpoint ms"));
        for (Delayed delayed : delays) {
            table.add(List.of(
                    "%s, %s".formatted(delayed.interval(), delayed.delay()),
                    format("%,.0f", delayed.eventsPerSecond()),
                    seconds(delayed.raw()),
                    seconds(delayed.derived()),
                    seconds(delayed.derivedAgain()),
                    format("%.1f", delayed.load().flinkPerMillion()),
                    format("%.1f", delayed.load().clickHousePerMillion()),
                    whole(delayed.checkpoints().millis())));
        }
        return table;
    }

    private static String seconds(Quantiles quantiles) {
        return format("%.1f s / %.1f s", quantiles.p50() / 1e3, quantiles.p95() / 1e3);
    }

    private static Table replay(List<Replayed> replays) {
        Table table = Table.of(row("raw facts", replays, replay -> format("%,d", replay.rows())));
        table.add(row("**rows a second**", replays, replay -> format("%,.0f", replay.rowsPerSecond())));
        table.add(row(
                "seconds in all; until all were handed over",
                replays,
                replay -> format(
                        "%,.0f; %,.0f", replay.ran().seconds(), replay.ran().handedOverSeconds())));
        table.add(row(
                "CPU-seconds a million: Flink",
                replays,
                replay -> perMillion(replay.cpu().consumerSide(), replay)));
        table.add(row(
                "CPU-seconds a million: ClickHouse",
                replays,
                replay -> perMillion(replay.cpu().of(Part.CLICKHOUSE), replay)));
        table.add(row(
                "CPU-seconds a million: the program",
                replays,
                replay -> perMillion(replay.ran().cpuSeconds(), replay)));
        table.add(row(
                "memory at most: the program",
                replays,
                replay -> Told.bytes(replay.ran().peakBytes())));
        table.add(row("memory at most: TaskManager", replays, replay -> Told.bytes(replay.taskManagerPeakBytes())));
        table.add(row("derived rows", replays, replay -> format("%,d", replay.derivedRows())));
        table.add(row(
                "state afterwards",
                replays,
                replay -> Told.bytes(replay.checkpoints().stateBytes())));
        return table;
    }

    private static String perMillion(double cpuSeconds, Replayed replay) {
        return format("%.1f", cpuSeconds * 1e6 / replay.rows());
    }

    private static Table growth(List<Growth> growths) {
        Table table = Table.of(List.of(
                "",
                "events before",
                "CPU-s a million: Flink",
                "ClickHouse",
                "events a CPU-second",
                "state",
                "checkpoint ms",
                "checkpoint writes"));
        for (Growth growth : growths) {
            table.add(List.of(
                    growth.variant(),
                    format("%,d", growth.history()),
                    tenths(growth.spread(Load::flinkPerMillion)),
                    tenths(growth.spread(Load::clickHousePerMillion)),
                    whole(growth.spread(Load::eventsPerCpuSecond)),
                    Told.bytes(growth.checkpoints().stateBytes()),
                    whole(growth.checkpoints().millis()),
                    megabytes(growth.checkpoints().writtenBytes())));
        }
        return table;
    }

    private static <T> List<String> row(String name, List<T> columns, Function<T, String> cell) {
        List<String> cells = new ArrayList<>(List.of(name));
        columns.forEach(column -> cells.add(cell.apply(column)));
        return cells;
    }

    private static String whole(Spread spread) {
        return spread("%,.0f", spread, 1);
    }

    private static String tenths(Spread spread) {
        return spread("%.1f", spread, 1);
    }

    private static String hundredths(Spread spread) {
        return spread("%.2f", spread, 1);
    }

    private static String megabytes(Spread spread) {
        return spread("%,.1f", spread, 1e-6) + " MB";
    }

    private static String spread(String pattern, Spread spread, double unit) {
        return format(
                pattern + " (" + pattern + "–" + pattern + ")",
                spread.median() * unit,
                spread.least() * unit,
                spread.most() * unit);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
