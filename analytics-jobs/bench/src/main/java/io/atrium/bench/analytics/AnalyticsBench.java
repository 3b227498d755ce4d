package io.atrium.bench.analytics;

import io.atrium.bench.house.House;
import io.atrium.bench.measure.Machine;
import io.atrium.bench.organization.Workforce;
import io.atrium.bench.report.Markers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the sections that a plan asks for, one after another, on processes that are gone afterwards. */
public final class AnalyticsBench {
    private static final String HEAP = "atrium.taskmanager.heap";

    private final Path checkout;
    private final AnalyticsPlan plan;

    /** @param checkout a built one */
    public AnalyticsBench(Path checkout, AnalyticsPlan plan) {
        this.checkout = checkout;
        this.plan = plan;
    }

    /**
     * Measures.
     *
     * @param write whether the tables go into the documentation
     * @return whether every event counted once, wherever that was looked at
     */
    public boolean run(boolean write) throws IOException, InterruptedException {
        Machine machine = Machine.read();
        Path folder = checkout.resolve("analytics-jobs/bench/target/bench-analytics");
        System.setProperty(HEAP, Integer.toString(plan.heapMegabytes()));
        try (House house = House.open(folder.resolve("home"))) {
            Bench bench =
                    new Bench(house, jar(), new Workforce(plan.members(), firstDay()), plan.lateShare(), System.out);
            Findings findings = new Findings(
                    machine,
                    plan,
                    plan.has(Section.COST) ? cost(bench) : List.of(),
                    plan.has(Section.LATENCY) ? latency(bench) : List.of(),
                    plan.has(Section.REPLAY) ? replay(bench) : List.of(),
                    plan.has(Section.GROWTH) ? growth(bench) : List.of());
            FindingsJson.write(findings, folder.resolve("result.json"));
            for (Map.Entry<Section, String> piece : Page.of(findings).entrySet()) {
                System.out.println();
                System.out.println(piece.getValue());
                if (write) {
                    Markers.replace(
                            checkout.resolve("platform/docs/performance.md"),
                            "bench-analytics-" + piece.getKey().id(),
                            piece.getValue());
                }
            }
            if (write && findings.hasHeadlines()) {
                Markers.replace(checkout.resolve("README.md"), "bench-analytics", Headlines.of(findings));
            }
            return findings.exact();
        }
    }

    private Path jar() {
        return checkout.resolve("analytics-jobs/jobs/target/atrium-jobs-all.jar");
    }

    /** A Monday that lies ahead: what happens after a job's start is in its memory, as with a job that has run for long. */
    private static LocalDate firstDay() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private List<CostSection.Cost> cost(Bench bench) throws IOException, InterruptedException {
        List<Variant> variants = Stream.concat(
                        Stream.of(Variant.ingestAlone()), Variant.allJobs(plan.backends()).stream())
                .toList();
        return new CostSection(bench, plan.cost()).measure(variants);
    }

    private List<LatencySection.Delayed> latency(Bench bench) throws IOException, InterruptedException {
        Variant variant = Variant.allJobs(plan.backends().get(0));
        return new LatencySection(bench, plan.latency(), plan.cost(), variant).measure();
    }

    private List<ReplaySection.Replayed> replay(Bench bench) throws IOException, InterruptedException {
        Path libraries = checkout.resolve("installer/components/flink/target/component/lib");
        return new ReplaySection(
                        bench,
                        new ReplayProgram(bench.house(), jar(), libraries),
                        Variant.allJobs(plan.replay().backend()))
                .measure(plan.replay().rows());
    }

    private List<GrowthSection.Growth> growth(Bench bench) throws IOException, InterruptedException {
        GrowthSection.Size size = new GrowthSection.Size(
                plan.growth().history(), plan.cost().events(), plan.cost().loads());
        return new GrowthSection(bench, size).measure(Variant.allJobs(plan.backends()));
    }
}
