package io.atrium.jobs.derive;

import io.atrium.jobs.derive.Derived.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be written so that generations which hold one set of a key's rows hold another.
 *
 * @param changes the changes
 * @param generations those that hold the rows afterwards, each as far as it takes them
 */
record Deltas(List<Change> changes, Set<Integer> generations) {

    /**
     * Compares.
     *
     * @param before what was written
     * @param bars what may not be written
     * @param now the rows that hold now
     */
    static Deltas between(String tenantId, KeyRecord before, Bars bars, List<WrittenRow> now, Generations generations) {
        Set<WrittenRow> old = new HashSet<>(before.rows());
        Set<WrittenRow> held = new HashSet<>(now);
        List<Change> changes = new ArrayList<>();
        Set<Integer> holding = new TreeSet<>(before.generations());
        for (WrittenRow row : before.rows()) {
            if (!held.contains(row)) {
                for (int generation : takers(tenantId, row, generations)) {
                    if (before.generations().contains(generation) && !bars.holds(generation, row.epochDay())) {
                        changes.add(new Change(tenantId, row, generation, -1));
                    }
                }
            }
        }
        for (WrittenRow row : now) {
            for (int generation : takers(tenantId, row, generations)) {
                boolean there = old.contains(row) && before.generations().contains(generation);
                if (!there && !bars.holds(generation, row.epochDay())) {
                    changes.add(new Change(tenantId, row, generation, 1));
                }
                holding.add(generation);
            }
        }
        return new Deltas(changes, holding);
    }

    private static Set<Integer> takers(String tenantId, WrittenRow row, Generations generations) {
        return generations.of(tenantId, row.view(), row.month()).all();
    }
}
