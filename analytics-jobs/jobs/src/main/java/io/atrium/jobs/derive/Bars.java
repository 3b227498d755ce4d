package io.atrium.jobs.derive;

import java.util.List;
import java.util.stream.Stream;

/**
 * Several bars at once: what any of them holds is held.
 *
 * @param bars those that hold something
 */
record Bars(List<Bar> bars) {
    static Bars of(Bar... bars) {
        return new Bars(Stream.of(bars).filter(bar -> !bar.equals(Bar.NONE)).toList());
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    boolean holds(int generation, long epochDay) {
        for (Bar bar : bars) {
            if (bar.holds(generation, epochDay)) {
                return true;
            }
        }
        return false;
    }

    /** The last generation that is held on this day. */
    int lastGeneration(long epochDay) {
        return bars.stream()
                .filter(bar -> epochDay < bar.beforeEpochDay())
                .mapToInt(Bar::generation)
                .max()
                .orElse(-1);
    }

    /** Whether every day of every generation that was ever announced is held. */
    boolean holdsEverything(Generations generations) {
        return bars.stream()
                .anyMatch(bar -> bar.beforeEpochDay() == Long.MAX_VALUE && bar.generation() >= generations.newest());
    }
}
