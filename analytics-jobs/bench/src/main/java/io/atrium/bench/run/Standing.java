package io.atrium.bench.run;

import io.atrium.bench.contestant.Contestant;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is known about a contestant by now. */
public final class Standing {
    private final Contestant contestant;
    private final List<Throughput> throughputs = new ArrayList<>();
    private @Nullable Latency latency;
    private @Nullable KillOutcome kill;

    Standing(Contestant contestant) {
        this.contestant = contestant;
    }

    void add(Throughput throughput) {
        throughputs.add(throughput);
    }

    void set(Latency measured) {
        latency = measured;
    }

    void set(KillOutcome outcome) {
        kill = outcome;
    }

    /** Who it is. */
    public Contestant contestant() {
        return contestant;
    }

    /** Its rounds. */
    public List<Throughput> throughputs() {
        return List.copyOf(throughputs);
    }

    /** Its delays; null when they were not measured. */
    public @Nullable Latency latency() {
        return latency;
    }

    /** What a kill did; null when it was not tried. */
    public @Nullable KillOutcome kill() {
        return kill;
    }

    /** Whether the tables held what was sent, no more and no less, after each load and after the kill. */
    public boolean exact() {
        return throughputs.stream().allMatch(Throughput::exact) && (kill == null || kill.exact());
    }

    /** A figure over the rounds. */
    public Spread spread(ToDoubleFunction<Throughput> figure) {
        return Spread.of(
                throughputs.stream().map(round -> figure.applyAsDouble(round)).toList());
    }

    /** Seconds of processor time of a part for a million events. */
    public Spread cpuPerMillion(Part part) {
        return spread(round -> round.cpu().of(part) * 1e6 / round.events());
    }
}
