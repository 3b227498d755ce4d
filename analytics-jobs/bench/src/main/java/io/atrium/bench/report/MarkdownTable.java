package io.atrium.bench.report;

import io.atrium.bench.measure.Machine;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Spread;
import io.atrium.bench.run.KillOutcome;
import io.atrium.bench.run.Latency;
import io.atrium.bench.run.Standing;
import io.atrium.bench.run.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table for the README: a column a contestant, a row a figure. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The table with what it was measured on above and the settings below. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder(caption(report)).append("\n\n");
        rows(report.standings())
                .forEach(
                        row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.append('\n').append(settings(report.standings())).toString();
    }

    private static String caption(Report report) {
        Machine machine = report.machine();
        return format(
                "%d cores of %s, %d GB, Java %s, %s; load of the machine before: %.1f. %,d events a load after %,d to warm up, %d rounds in turn, each of %d; median (least–most). %.0f %% of the events happened up to 90 days before, the others now.",
                machine.cores(),
                machine.model(),
                machine.memoryGigabytes(),
                machine.java(),
                machine.at(),
                machine.loadBefore(),
                report.plan().events(),
                report.plan().warmUp(),
                report.plan().rounds(),
                report.plan().loads(),
                report.plan().historyShare() * 100);
    }

    private static List<List<String>> rows(List<Standing> standings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", standings, standing -> standing.contestant().title()));
        rows.add(row("---", standings, standing -> "---:"));
        rows.add(row("promise", standings, standing -> standing.contestant().promise()));
        rows.add(row("bytes an event in Kafka", standings, standing -> {
            Throughput round = standing.throughputs().get(0);
            return format(
                    "%d, %s",
                    round.bytes() / round.events(), standing.contestant().form());
        }));
        rows.add(row("events a second", standings, standing -> whole(standing.spread(Throughput::eventsPerSecond))));
        rows.add(row(
                "**events a CPU-second**, reader and ClickHouse",
                standings,
                standing -> whole(standing.spread(Throughput::eventsPerCpuSecond))));
        rows.add(cpuRow("reader", Part.CONSUMER, standings));
        rows.add(cpuRow("JobManager", Part.JOBMANAGER, standings));
        rows.add(cpuRow("ClickHouse", Part.CLICKHOUSE, standings));
        rows.add(cpuRow("Kafka, beside", Part.KAFKA, standings));
        rows.add(row(
                "loads after which the tables were exact", standings, standing -> exactLoads(standing.throughputs())));
        rows.add(row("produce to visible at half load, p50 / p95", standings, standing -> delays(standing.latency())));
        rows.add(row("killed once: rows lost / doubled", standings, standing -> killed(standing.kill())));
        rows.add(
                row("rollups then off by events / messages / deliveries", standings, standing -> off(standing.kill())));
        return rows;
    }

    private static List<String> cpuRow(String whose, Part part, List<Standing> standings) {
        return row("CPU-seconds a million events: " + whose, standings, standing -> {
            Spread spread = standing.cpuPerMillion(part);
            return spread.most() == 0
                    ? "–"
                    : format("%.1f (%.1f–%.1f)", spread.median(), spread.least(), spread.most());
        });
    }

    private static List<String> row(String name, List<Standing> standings, Function<Standing, String> cell) {
        List<String> cells = new ArrayList<>(List.of(name));
        standings.forEach(standing -> cells.add(cell.apply(standing)));
        return cells;
    }

    private static String whole(Spread spread) {
        return format("%,.0f (%,.0f–%,.0f)", spread.median(), spread.least(), spread.most());
    }

    private static String delays(@Nullable Latency latency) {
        return latency == null
                ? "not measured"
                : format(
                        "%.1f s / %.1f s at %,.0f/s",
                        latency.p50Millis() / 1e3, latency.p95Millis() / 1e3, latency.eventsPerSecond());
    }

    private static String exactLoads(List<Throughput> loads) {
        return format("%d of %d", loads.stream().filter(Throughput::exact).count(), loads.size());
    }

    private static String killed(@Nullable KillOutcome kill) {
        return kill == null ? "not tried" : format("%,d / %,d", kill.lostRows(), kill.doubledRows());
    }

    private static String off(@Nullable KillOutcome kill) {
        return kill == null
                ? "not tried"
                : format("%+,d / %+,d / %+,d", kill.eventsSurplus(), kill.messagesSurplus(), kill.deliveriesSurplus());
    }

    private static String settings(List<Standing> standings) {
        return standings.stream()
                .map(standing -> standing.contestant().title() + ": "
                        + pairs(standing.contestant().settings()) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String pairs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
