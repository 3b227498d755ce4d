package io.atrium.bench.analytics;

import io.atrium.bench.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether an event costs more when more events came before it: the same job, with a history and with ten times as much. */
final class GrowthSection {
    private static final int FACTOR = 10;

    private final Bench bench;
    private final Size size;

    /**
     * How much is measured.
     *
     * @param history events before the first load
     * @param events of a measured load
     * @param loads for each length of history
     */
    record Size(long history, long events, int loads) {}

    /**
     * What was measured with one length of history.
     *
     * @param variant its title
     * @param history events that were there before, in the tables and in the state
     * @param loads the loads
     * @param checkpoints those during the last load
     */
    record Growth(String variant, long history, List<Load> loads, Checkpoints checkpoints) {
        Growth {
            loads = List.copyOf(loads);
        }

        Spread spread(ToDoubleFunction<Load> figure) {
            return Spread.of(
                    loads.stream().map(load -> figure.applyAsDouble(load)).toList());
        }
    }

    GrowthSection(Bench bench, Size size) {
        this.bench = bench;
        this.size = size;
    }

    List<Growth> measure(List<Variant> variants) throws IOException, InterruptedException {
        List<Growth> growths = new ArrayList<>();
        for (Variant variant : variants) {
            bench.say(Section.GROWTH, "%s: reads %,d events", variant.title(), size.history());
            try (Sitting sitting = bench.begin(variant)) {
                sitting.read(size.history());
                growths.add(loads(sitting, variant, size.history()));
                long read = size.history() + size.loads() * size.events();
                long missing = Math.max(0, FACTOR * size.history() - read);
                bench.say(Section.GROWTH, "%s: reads %,d events more", variant.title(), missing);
                // Not in one transaction: the topics of a running house are not written in one either.
                for (long left = missing; left > 0; left -= size.history()) {
                    sitting.read(Math.min(left, size.history()));
                }
                growths.add(loads(sitting, variant, read + missing));
            }
        }
        return growths;
    }

    private Growth loads(Sitting sitting, Variant variant, long history) throws IOException, InterruptedException {
        List<Load> loads = new ArrayList<>();
        long before = 0;
        for (int number = 1; number <= size.loads(); number++) {
            before = sitting.newestCheckpoint();
            Load load = sitting.measure(size.events());
            loads.add(load);
            bench.say(Section.GROWTH, "  after %,d events, load %d: %s", history, number, Told.of(load));
        }
        Checkpoints checkpoints = sitting.checkpointsAfter(before);
        bench.say(Section.GROWTH, "  %s", Told.of(checkpoints));
        return new Growth(variant.title(), history, loads, checkpoints);
    }
}
