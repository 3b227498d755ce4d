package io.atrium.bench.report;

import io.atrium.bench.measure.Machine;
import io.atrium.bench.run.Plan;
import io.atrium.bench.run.Standing;
import java.util.List;

/**
 * Everything that a run has found out.
 *
 * @param machine what it ran on
 * @param plan what was done
 * @param standings what came out, in the order of the contestants
 */
public record Report(Machine machine, Plan plan, List<Standing> standings) {
    public Report {
        standings = List.copyOf(standings);
    }
}
