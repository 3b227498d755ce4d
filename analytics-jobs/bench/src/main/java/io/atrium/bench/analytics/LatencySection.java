package io.atrium.bench.analytics;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.Await;
import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Delays;
import io.atrium.contract.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From Kafka's acknowledgement until ClickHouse shows a raw and a derived row, with all jobs at a share of their throughput, for
 * several checkpoint intervals.
 */
final class LatencySection {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Each look is a query, which ClickHouse's figure contains: more of them would tell more of looking than of the job. */
    private static final int LOOK_MILLIS = 200;

    private final Bench bench;
    private final AnalyticsPlan.Latency size;
    private final AnalyticsPlan.Cost loads;
    private final Variant variant;

    /**
     * Delays in milliseconds.
     *
     * @param p50 half took no longer
     * @param p95 of 20, 19 took no longer
     * @param count how many were seen
     */
    record Quantiles(long p50, long p95, long count) {
        static Quantiles of(Delays delays) {
            return new Quantiles(delays.quantile(0.5), delays.quantile(0.95), delays.events());
        }
    }

    /**
     * What was measured with one setting.
     *
     * @param interval {@code checkpoint.interval}
     * @param delay {@code derive.delay}
     * @param eventsPerSecond the pace
     * @param load the steady load, until the last probe shows
     * @param raw until the raw fact shows
     * @param derived until a day shows that is derived for the first time
     * @param derivedAgain until a day shows the event that changes all the time
     * @param checkpoints during it
     */
    record Delayed(
            Duration interval,
            Duration delay,
            double eventsPerSecond,
            Load load,
            Quantiles raw,
            Quantiles derived,
            Quantiles derivedAgain,
            Checkpoints checkpoints) {}

    /** @param loads how much is read to warm up and to find out the throughput */
    LatencySection(Bench bench, AnalyticsPlan.Latency size, AnalyticsPlan.Cost loads, Variant variant) {
        this.bench = bench;
        this.size = size;
        this.loads = loads;
        this.variant = variant;
    }

    List<Delayed> measure() throws IOException, InterruptedException {
        double throughput = throughput();
        List<Delayed> delayed = new ArrayList<>();
        for (double share : size.shares()) {
            for (Duration delay : size.delays()) {
                for (Duration interval : size.intervals()) {
                    delayed.add(measure(new Setting(interval, delay, share * throughput)));
                }
            }
        }
        return delayed;
    }

    private double throughput() throws IOException, InterruptedException {
        bench.say(Section.LATENCY, "%s: looks for the throughput", variant.title());
        try (Sitting sitting = bench.begin(variant)) {
            sitting.read(loads.warmUp());
            Load load = sitting.measure(loads.events());
            bench.say(Section.LATENCY, "  %s", Told.of(load));
            return load.eventsPerSecond();
        }
    }

    private Delayed measure(Setting setting) throws IOException, InterruptedException {
        Variant set = variant.with("checkpoint.interval", setting.interval().toString())
                .with("derive.delay", setting.delay().toString());
        try (Sitting sitting = bench.begin(set)) {
            sitting.read(loads.warmUp());
            long count = (long) (setting.pace() * size.duration().toMillis() / 1_000);
            List<Event> events = new ArrayList<>();
            sitting.next(count).forEachRemaining(events::add); // made beforehand: the simulator takes time of its own
            Delayed delayed = steady(sitting, events, setting);
            bench.say(Section.LATENCY, "  %s", told(delayed));
            return delayed;
        }
    }

    private record Setting(Duration interval, Duration delay, double pace) {}

    private Delayed steady(Sitting sitting, List<Event> events, Setting setting)
            throws IOException, InterruptedException {
        long newest = sitting.newestCheckpoint();
        Thread sender = new Thread(
                () -> bench.house().topics().stream(Form.AVRO, events.iterator(), setting.pace(), sitting.expected()),
                "steady-load");
        CpuTimes before = sitting.cpu();
        long start = System.nanoTime();
        sender.start();
        try (Probes probes = Probes.begin(bench.house())) {
            while (sender.isAlive()) {
                probes.look();
                sender.join(LOOK_MILLIS);
            }
            probes.end();
            Await.until("all probes are visible", LIMIT, probes::look);
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTimes spent = sitting.cpu().since(before);
            Load load = new Load(events.size() + probes.events(), seconds, spent, 0, true);
            return new Delayed(
                    setting.interval(),
                    setting.delay(),
                    setting.pace(),
                    load,
                    Quantiles.of(probes.raw()),
                    Quantiles.of(probes.derived()),
                    Quantiles.of(probes.derivedAgain()),
                    sitting.checkpointsAfter(newest));
        }
    }

    private static String told(Delayed delayed) {
        return "interval %s, delay %s, %.0f events/s: p50/p95 raw %d/%d ms, derived %d/%d ms, derived again %d/%d ms; CPU-seconds a million: Flink %.1f, ClickHouse %.1f; %s"
                .formatted(
                        delayed.interval(),
                        delayed.delay(),
                        delayed.eventsPerSecond(),
                        delayed.raw().p50(),
                        delayed.raw().p95(),
                        delayed.derived().p50(),
                        delayed.derived().p95(),
                        delayed.derivedAgain().p50(),
                        delayed.derivedAgain().p95(),
                        delayed.load().flinkPerMillion(),
                        delayed.load().clickHousePerMillion(),
                        Told.of(delayed.checkpoints()));
    }
}
