package io.atrium.bench.run;

import io.atrium.bench.contestant.Contestant;
import io.atrium.bench.events.EventMix;
import io.atrium.bench.events.Expected;
import io.atrium.bench.house.Await;
import io.atrium.bench.house.House;
import io.atrium.bench.house.Topics;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Delays;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Profiler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One turn of one contestant: on empty topics and tables, warmed up first. */
public final class Session {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** How often ClickHouse is asked during a measurement: its answers are its processor time too. */
    private static final Duration LOOK = Duration.ofMillis(300);

    /** Nothing has come for so long after everything was there: nothing will be doubled any more. */
    private static final Duration STILL = Duration.ofSeconds(10);

    /** Nothing has come for so long: longer than Kafka keeps the partitions of a dead reader (a minute at most here). */
    private static final Duration DEAD = Duration.ofSeconds(90);

    /** Events happen later than a job's start by more than its tolerance of clocks: it has them in its memory. */
    private static final Duration LATER = Duration.ofHours(2);

    private final House house;
    private final Contestant contestant;
    private final EventMix mix;
    private final Expected expected = new Expected();

    private Session(House house, Contestant contestant, EventMix mix) {
        this.house = house;
        this.contestant = contestant;
        this.mix = mix;
    }

    /** Clears everything, starts the contestant and lets it read its warm-up. */
    static Session start(House house, Contestant contestant, Plan plan, int number)
            throws IOException, InterruptedException {
        house.clear();
        contestant.start(number);
        Session session =
                new Session(house, contestant, new EventMix(Instant.now().plus(LATER), plan.historyShare()));
        if (plan.warmUp() > 0) {
            try (Topics.Held held = session.hold(plan.warmUp())) {
                held.release();
                session.awaitVisible();
            }
        }
        return session;
    }

    private Topics.Held hold(long events) {
        return house.topics().hold(load(events), expected);
    }

    private Topics.Load load(long events) {
        return new Topics.Load(mix, expected.events(), events, contestant.form());
    }

    private void awaitVisible() throws IOException, InterruptedException {
        Await.until(
                "all " + expected.events() + " events are visible",
                LIMIT,
                LOOK,
                () -> house.warehouse().rows() >= expected.events()
                        && complete(house.warehouse().totals()));
    }

    private boolean complete(Warehouse.Totals totals) {
        return totals.events() >= expected.events()
                && totals.messages() >= expected.messages()
                && totals.deliveries() >= expected.deliveries();
    }

    /**
     * Measures a load.
     *
     * @param profiler watches the reader meanwhile; null for figures that it does not touch
     */
    Throughput throughput(long events, @Nullable Profiler profiler) throws IOException, InterruptedException {
        try (Topics.Held held = hold(events)) {
            Await.until("merges have ended", LIMIT, house.warehouse()::calm);
            Map<Part, Long> processes = contestant.processes();
            Long reader = processes.get(Part.CONSUMER);
            if (profiler != null && reader != null) {
                profiler.start(reader);
            }
            CpuTimes before = CpuTimes.of(processes);
            long start = System.nanoTime();
            held.release();
            awaitVisible();
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTimes spent = CpuTimes.of(processes).since(before);
            if (profiler != null && reader != null) {
                profiler.stop(reader, contestant.id());
            }
            return new Throughput(
                    events,
                    held.bytes(),
                    seconds,
                    spent,
                    exact(house.warehouse().totals()));
        }
    }

    private boolean exact(Warehouse.Totals totals) {
        return totals.equals(
                new Warehouse.Totals(expected.events(), expected.events(), expected.messages(), expected.deliveries()));
    }

    /** Sends events at a steady pace and sees when each becomes visible. */
    Latency latency(double eventsPerSecond, Duration duration) throws IOException, InterruptedException {
        long events = (long) (eventsPerSecond * duration.toMillis() / 1_000);
        Arrivals arrivals = new Arrivals(house.warehouse(), System.currentTimeMillis());
        Topics.Load load = load(events);
        Expected sent = new Expected();
        Thread sender = new Thread(() -> house.topics().stream(load, eventsPerSecond, sent), "steady-load");
        sender.start();
        Delays delays = arrivals.watch(events, LIMIT);
        sender.join();
        expected.add(sent);
        return new Latency(eventsPerSecond, events, delays.quantile(0.5), delays.quantile(0.95));
    }

    /** Kills the reader when a third of a load is visible, and counts what the tables hold in the end. */
    KillOutcome kill(long events) throws IOException, InterruptedException {
        long before = expected.events();
        try (Topics.Held held = hold(events)) {
            held.release();
            Await.until("a third is visible", LIMIT, () -> house.warehouse().rows() >= before + events / 3);
            long start = System.nanoTime();
            contestant.killAndRestart();
            double seconds = (awaitStill() - start) / 1e9;
            Warehouse.Totals totals = house.warehouse().totals();
            long distinct = house.warehouse().distinctEvents();
            return new KillOutcome(
                    events,
                    expected.events() - distinct,
                    totals.rows() - distinct,
                    totals.events() - expected.events(),
                    totals.messages() - expected.messages(),
                    totals.deliveries() - expected.deliveries(),
                    seconds);
        }
    }

    /** Waits until no row comes any more; when the last one came, as {@link System#nanoTime()}. */
    private long awaitStill() throws IOException, InterruptedException {
        long[] seen = {-1, System.nanoTime()};
        Await.until("everything has been read again", LIMIT, () -> {
            Warehouse.Totals totals = house.warehouse().totals();
            long rows = totals.rows();
            if (rows != seen[0]) {
                seen[0] = rows;
                seen[1] = System.nanoTime();
            }
            Duration enough = rows >= expected.events() && complete(totals) ? STILL : DEAD;
            return System.nanoTime() - seen[1] > enough.toNanos();
        });
        return seen[1];
    }
}
