package io.atrium.installer.install;

import java.util.List;
import java.util.Optional;

/** What a run will do, in order. */
record Plan(Run run, List<Step> steps) {

    Plan {
        steps = List.copyOf(steps);
    }

    /** The step from which on nothing is taken back by itself; none: everything is. */
    Optional<Step> pointOfNoReturn() {
        return steps.stream().filter(Step::isFinal).findFirst();
    }

    /** Whether a step lies at or after the point of no return. */
    boolean isFinal(Step step) {
        return pointOfNoReturn()
                .map(point -> steps.indexOf(step) >= steps.indexOf(point))
                .orElse(false);
    }

    /** Seconds. */
    long time() {
        return steps.stream()
                .mapToLong(step -> step.description().time().value())
                .sum();
    }

    /** Bytes. */
    long space() {
        return steps.stream()
                .mapToLong(step -> step.description().space().value())
                .sum();
    }

    /** Seconds in which nobody can work who could before. */
    long outage() {
        if (run.from() == null) {
            return 0;
        }
        long seconds = 0;
        boolean stopped = false;
        for (Step step : steps) {
            Services services = step.description().services();
            stopped = services == Services.UNTOUCHED ? stopped : true;
            seconds += stopped ? step.description().time().value() : 0;
            stopped = services != Services.START && stopped;
        }
        return seconds;
    }
}
