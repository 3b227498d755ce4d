package io.atrium.bench.analytics;

import io.atrium.bench.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What deriving costs: the ingest alone and all jobs take turns; and how large their state becomes. */
final class CostSection {
    private final Bench bench;
    private final AnalyticsPlan.Cost size;

    /**
     * What was measured of one variant.
     *
     * @param variant its title
     * @param loads all its loads
     * @param read events that its job had read in the end of a turn
     * @param checkpoints those during the last load of the last turn
     */
    record Cost(String variant, List<Load> loads, long read, Checkpoints checkpoints) {
        Cost {
            loads = List.copyOf(loads);
        }

        Spread spread(ToDoubleFunction<Load> figure) {
            return Spread.of(
                    loads.stream().map(load -> figure.applyAsDouble(load)).toList());
        }
    }

    CostSection(Bench bench, AnalyticsPlan.Cost size) {
        this.bench = bench;
        this.size = size;
    }

    private long perTurn() {
        return size.warmUp() + size.loads() * size.events();
    }

    List<Cost> measure(List<Variant> variants) throws IOException, InterruptedException {
        List<List<Load>> loads = new ArrayList<>();
        List<Checkpoints> checkpoints = new ArrayList<>();
        for (int round = 1; round <= size.rounds(); round++) {
            checkpoints.clear();
            for (int number = 0; number < variants.size(); number++) {
                if (round == 1) {
                    loads.add(new ArrayList<>());
                }
                checkpoints.add(turn(variants.get(number), round, loads.get(number)));
            }
        }
        List<Cost> costs = new ArrayList<>();
        for (int number = 0; number < variants.size(); number++) {
            costs.add(new Cost(variants.get(number).title(), loads.get(number), perTurn(), checkpoints.get(number)));
        }
        return costs;
    }

    private Checkpoints turn(Variant variant, int round, List<Load> loads) throws IOException, InterruptedException {
        bench.say(
                Section.COST,
                "round %d of %d, %s: reads %,d events to warm up",
                round,
                size.rounds(),
                variant.title(),
                size.warmUp());
        try (Sitting sitting = bench.begin(variant)) {
            sitting.read(size.warmUp());
            long before = 0;
            for (int number = 1; number <= size.loads(); number++) {
                before = sitting.newestCheckpoint();
                Load load = sitting.measure(size.events());
                loads.add(load);
                bench.say(Section.COST, "  load %d: %s", number, Told.of(load));
            }
            Checkpoints checkpoints = sitting.checkpointsAfter(before);
            bench.say(Section.COST, "  after %,d events: %s", perTurn(), Told.of(checkpoints));
            return checkpoints;
        }
    }
}
