package io.atrium.bench;

import io.atrium.bench.analytics.AnalyticsBench;
import io.atrium.bench.analytics.AnalyticsPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make bench-analytics}: measures what deriving costs, how long facts take, how fast they are rebuilt and whether an event costs more when
 * there are more, and prints a table for each. Exit codes: 0 measured, 1 something failed, 2 options, 3 something was lost or doubled.
 */
@Command(
        name = "bench-analytics",
        mixinStandardHelpOptions = true,
        description = {
            "Measures all analytics jobs on real processes, on the events of a simulated organization.",
            "What is not said is small enough for a look; --full is what the documentation shows."
        })
public final class AnalyticsMain implements Callable<Integer> {
    private static final int PROMISE_BROKEN = 3;

    private final Path checkout;

    @Option(names = "--only", split = ",", description = "Sections: cost,latency,replay,growth.")
    private List<String> only = List.of();

    @Option(names = "--full", description = "50,000 members, 10 million rows and so on: about an hour.")
    private boolean full;

    @Option(names = "--members", description = "Size of the organization (2000; full 50000).")
    private @Nullable Integer members;

    @Option(names = "--events", description = "Events of a measured load (200000; full 500000).")
    private @Nullable Long events;

    @Option(names = "--warm-up", description = "Events before that (200000; full 1000000).")
    private @Nullable Long warmUp;

    @Option(names = "--loads", defaultValue = "2", description = "Measured loads in each turn (${DEFAULT-VALUE}).")
    private int loads;

    @Option(names = "--rounds", defaultValue = "2", description = "Turns of each variant of cost (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--late",
            defaultValue = "0.05",
            description = "Share of events that arrive weeks late (${DEFAULT-VALUE}).")
    private double late;

    @Option(
            names = "--backends",
            split = ",",
            defaultValue = "hashmap,rocksdb",
            description = "State backends of cost and growth; the first one is that of latency (${DEFAULT-VALUE}).")
    private List<String> backends = List.of();

    @Option(
            names = "--intervals",
            split = ",",
            defaultValue = "PT1S,PT2S,PT5S",
            description = "Values of checkpoint.interval for latency (${DEFAULT-VALUE}).")
    private List<Duration> intervals = List.of();

    @Option(
            names = "--delays",
            split = ",",
            defaultValue = "PT1S,PT10S",
            description = "Values of derive.delay for latency (${DEFAULT-VALUE}).")
    private List<Duration> delays = List.of();

    @Option(
            names = "--shares",
            split = ",",
            defaultValue = "0.5",
            description = "Steady loads for latency, as shares of the throughput (${DEFAULT-VALUE}).")
    private List<Double> shares = List.of();

    @Option(names = "--seconds", description = "Steady load for each setting of latency (20; full 45).")
    private @Nullable Integer seconds;

    @Option(names = "--replay-rows", split = ",", description = "Raw facts to replay (200000; full 1000000,10000000).")
    private List<Long> replayRows = List.of();

    @Option(
            names = "--replay-backend",
            defaultValue = "rocksdb",
            description = "State backend of replay (${DEFAULT-VALUE}).")
    private String replayBackend = "rocksdb";

    @Option(
            names = "--history",
            description = "Events before the first load of growth; then ten times as many (100000; full 300000).")
    private @Nullable Long history;

    @Option(
            names = "--heap",
            description = "Heap of the job in Flink's TaskManager, megabytes (576 as in the evaluation; full 3072).")
    private @Nullable Integer heap;

    @Option(
            names = "--write",
            description =
                    "Put the tables of what was measured into platform/docs/performance.md, and a line of each into README.md.")
    private boolean write;

    private AnalyticsMain(Path checkout) {
        this.checkout = checkout;
    }

    /** Runs the benchmark of the checkout that the system property {@code atrium.checkout} names. */
    public static void main(String[] arguments) {
        Path checkout = Path.of(System.getProperty("atrium.checkout", ".")).toAbsolutePath();
        System.exit(new CommandLine(new AnalyticsMain(checkout)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        AnalyticsPlan plan = new AnalyticsPlan(
                only,
                or(members, 2_000, 50_000),
                late,
                backends,
                or(heap, 576, 3_072),
                new AnalyticsPlan.Cost(or(warmUp, 200_000L, 1_000_000L), or(events, 200_000L, 500_000L), loads, rounds),
                new AnalyticsPlan.Latency(shares, Duration.ofSeconds(or(seconds, 20, 45)), intervals, delays),
                new AnalyticsPlan.Replay(rows(), replayBackend),
                new AnalyticsPlan.Growth(or(history, 100_000L, 300_000L)));
        return new AnalyticsBench(checkout, plan).run(write) ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
    }

    private <T> T or(@Nullable T said, T quick, T large) {
        return said != null ? said : full ? large : quick;
    }

    private List<Long> rows() {
        return !replayRows.isEmpty() ? replayRows : full ? List.of(1_000_000L, 10_000_000L) : List.of(200_000L);
    }
}
