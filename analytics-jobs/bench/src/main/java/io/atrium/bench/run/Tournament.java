package io.atrium.bench.run;

import io.atrium.bench.contestant.Contestant;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Profiler;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets contestants take turns, round after round, so that what else happens on the machine meets them all. */
public final class Tournament {
    private final House house;
    private final Plan plan;
    private final PrintStream out;
    private final @Nullable Profiler profiler;
    private final long start = System.nanoTime();
    private int sessions;

    /**
     * @param out is told what was measured, as it happens
     * @param profiler watches every reader, which costs some time; null to leave that out
     */
    public Tournament(House house, Plan plan, PrintStream out, @Nullable Profiler profiler) {
        this.house = house;
        this.plan = plan;
        this.out = out;
        this.profiler = profiler;
    }

    /** Plays all rounds. */
    public List<Standing> play(List<Contestant> contestants) throws IOException, InterruptedException {
        List<Standing> standings = contestants.stream().map(Standing::new).toList();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Standing standing : standings) {
                turn(standing, round);
            }
        }
        return standings;
    }

    private void turn(Standing standing, int round) throws IOException, InterruptedException {
        Contestant contestant = standing.contestant();
        try {
            say(
                    contestant,
                    "round %d of %d: reads %,d events to warm up".formatted(round, plan.rounds(), plan.warmUp()));
            Session session = Session.start(house, contestant, plan, ++sessions);
            for (int load = 1; load <= plan.loads(); load++) {
                Throughput throughput = session.throughput(plan.events(), profiler);
                standing.add(throughput);
                say(contestant, "round %d, load %d: %s".formatted(round, load, described(throughput)));
            }
            if (round == plan.rounds()) {
                extras(standing, session);
            }
        } finally {
            contestant.stop();
        }
    }

    private void extras(Standing standing, Session session) throws IOException, InterruptedException {
        if (plan.latency().compareTo(Duration.ZERO) > 0) {
            double half = standing.spread(Throughput::eventsPerSecond).median() / 2;
            Latency latency = session.latency(half, plan.latency());
            standing.set(latency);
            say(
                    standing.contestant(),
                    "at %,.0f events/s: p50 %d ms, p95 %d ms"
                            .formatted(half, latency.p50Millis(), latency.p95Millis()));
        }
        if (plan.kill()) {
            KillOutcome kill = session.kill(plan.events());
            standing.set(kill);
            say(
                    standing.contestant(),
                    "killed once: %d lost, %d doubled; rollups off by %+d events, %+d messages, %+d deliveries"
                            .formatted(
                                    kill.lostRows(),
                                    kill.doubledRows(),
                                    kill.eventsSurplus(),
                                    kill.messagesSurplus(),
                                    kill.deliveriesSurplus()));
        }
    }

    private static String described(Throughput throughput) {
        StringBuilder text = new StringBuilder("%,.0f events/s, %,.0f per CPU-second, CPU-seconds per million:"
                .formatted(throughput.eventsPerSecond(), throughput.eventsPerCpuSecond()));
        for (Part part : Part.values()) {
            text.append(" %s %.1f".formatted(part.id(), throughput.cpu().of(part) * 1e6 / throughput.events()));
        }
        return text.append(throughput.exact() ? "" : "; THE TABLES ARE NOT EXACT")
                .toString();
    }

    private void say(Contestant contestant, String text) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.printf(Locale.ROOT, "%3d:%02d  %-14s %s%n", seconds / 60, seconds % 60, contestant.id(), text);
    }
}
