package io.atrium.bench;

import io.atrium.bench.contestant.Contestant;
import io.atrium.bench.contestant.FlinkJdbc;
import io.atrium.bench.contestant.KafkaEngine;
import io.atrium.bench.contestant.PlainConsumer;
import io.atrium.bench.contestant.ProductIngest;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Machine;
import io.atrium.bench.measure.Profiler;
import io.atrium.bench.report.JsonResult;
import io.atrium.bench.report.MarkdownTable;
import io.atrium.bench.report.Markers;
import io.atrium.bench.report.Report;
import io.atrium.bench.run.FormatCosts;
import io.atrium.bench.run.Plan;
import io.atrium.bench.run.Standing;
import io.atrium.bench.run.Tournament;
import io.atrium.bench.run.ViewCosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make bench}: measures all contestants and prints the table. Exit codes: 0 measured, 1 something failed, 2
 * options, 3 our job has lost or doubled something.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the ingest beside its peers, on real processes, into the same tables.")
public final class BenchMain implements Callable<Integer> {
    private static final int PROMISE_BROKEN = 3;

    private final Path checkout;

    @Option(names = "--events", defaultValue = "400000", description = "Events of a measured load (${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--warm-up", defaultValue = "1000000", description = "Events before that (${DEFAULT-VALUE}).")
    private long warmUp;

    @Option(names = "--rounds", defaultValue = "2", description = "Turns of each contestant (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--history",
            defaultValue = "0.05",
            description = "Share of events that happened up to 90 days before (${DEFAULT-VALUE}); 1 is an import.")
    private double history;

    @Option(
            names = "--latency",
            defaultValue = "20",
            description = "Seconds of steady half load in the last round (${DEFAULT-VALUE}); 0 leaves it out.")
    private int latencySeconds;

    @Option(
            names = "--kill",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Kill each reader once in the last round (${DEFAULT-VALUE}).")
    private boolean kill;

    @Option(
            names = "--loads",
            defaultValue = "2",
            description =
                    "Measured loads in each turn (${DEFAULT-VALUE}); many with --warm-up 0 show how a start gets cheaper.")
    private int loads;

    @Option(
            names = "--beside",
            description = "Another build of our job (its atrium-jobs-all.jar), as one more contestant, atrium-beside.")
    private @Nullable Path beside;

    @Option(names = "--only", split = ",", description = "Contestants, such as atrium,kafka-engine.")
    private List<String> only = List.of();

    @Option(names = "--ingest", description = "Overrides an option of our job, such as --ingest parallelism=1.")
    private Map<String, String> ingest = new LinkedHashMap<>();

    @Option(
            names = "--flink",
            description = "Sets an option of Flink for our job, such as --flink state.backend.type=rocksdb.")
    private Map<String, String> flink = new LinkedHashMap<>();

    @Option(
            names = "--profile",
            description = "Write collapsed stacks of every reader to target/bench/profile; costs time.")
    private boolean profile;

    @Option(names = "--views", description = "Say afterwards what ClickHouse spends on each view.")
    private boolean views;

    @Option(names = "--formats", description = "Say afterwards what ClickHouse spends on an insert in each format.")
    private boolean formats;

    @Option(names = "--write", description = "Put the table into README.md.")
    private boolean write;

    private BenchMain(Path checkout) {
        this.checkout = checkout;
    }

    /** Runs the benchmark of the checkout that the system property {@code atrium.checkout} names. */
    public static void main(String[] arguments) {
        Path checkout = Path.of(System.getProperty("atrium.checkout", ".")).toAbsolutePath();
        System.exit(new CommandLine(new BenchMain(checkout)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.read();
        Plan plan = new Plan(warmUp, events, loads, rounds, history, Duration.ofSeconds(latencySeconds), kill);
        Path folder = checkout.resolve("analytics-jobs/bench/target/bench");
        try (House house = House.open(folder.resolve("home"))) {
            Profiler profiler = profile
                    ? Profiler.prepare(
                            checkout.resolve("installer/components/flink/target/component/lib"),
                            folder.resolve("profile"))
                    : null;
            List<Standing> standings = new Tournament(house, plan, System.out, profiler).play(contestants(house));
            Report report = new Report(machine, plan, standings);
            JsonResult.write(report, folder.resolve("result.json"));
            String table = MarkdownTable.of(report);
            System.out.println();
            System.out.println(table);
            if (views) {
                say(new ViewCosts(house).measure());
            }
            if (formats) {
                say(new FormatCosts(house).measure());
            }
            if (write) {
                Markers.replace(checkout.resolve("README.md"), "bench", table);
            }
            return kept(standings) ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
        }
    }

    /** Whether our job has kept what it promises; peers promise less. */
    private static boolean kept(List<Standing> standings) {
        boolean kept = true;
        for (Standing standing : standings) {
            if (standing.contestant() instanceof ProductIngest && !standing.exact()) {
                System.err.println(standing.contestant().id()
                        + " promises to count each event once and has not: see above and result.json.");
                kept = false;
            }
        }
        return kept;
    }

    private static void say(List<ViewCosts.Cost> costs) {
        for (ViewCosts.Cost cost : costs) {
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-42s %6.2f CPU-seconds per million of %,d rows%n",
                    cost.table(),
                    cost.what(),
                    cost.cpuPerMillion(),
                    cost.rows());
        }
    }

    private List<Contestant> contestants(House house) {
        Path jar = checkout.resolve("analytics-jobs/jobs/target/atrium-jobs-all.jar");
        Path peers = checkout.resolve("analytics-jobs/bench/target/atrium-bench-all.jar");
        ingest.putIfAbsent("jobs", "ingest"); // its peers derive nothing
        List<Contestant> all = new ArrayList<>();
        all.add(new ProductIngest("atrium", "Atrium ingest (Flink)", house, jar, ingest, flink));
        if (beside != null) {
            Path other = beside.toAbsolutePath();
            all.add(new ProductIngest("atrium-beside", "another build of it", house, other, ingest, flink));
        }
        all.addAll(List.of(new KafkaEngine(house), new FlinkJdbc(house, peers), new PlainConsumer(house)));
        List<String> names = all.stream().map(Contestant::id).toList();
        if (!names.containsAll(only)) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--only " + only + ": there are " + names);
        }
        return all.stream()
                .filter(each -> only.isEmpty() || only.contains(each.id()))
                .toList();
    }
}
