package io.atrium.jobs.ingest;

import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts fates since the last checkpoint. Holds nothing across one, so it needs no state. */
final class OutcomeTally {
    private final Map<Place, Counts> counts = new HashMap<>();

    private static final class Counts {
        private long offsetFrom = Long.MAX_VALUE;
        private long offsetTo;
        private long rows;
        private long duplicates;
        private long deadLettered;
        private long newestArrivalMillis;
    }

    /** What becomes of a record. */
    enum Fate {
        /** It counts. */
        ROW,
        /** It was seen before. */
        DUPLICATE,
        /** It cannot count. */
        DEAD_LETTER
    }

    void count(Place place, long offset, long arrivalMillis, Fate fate) {
        Counts tally = counts.computeIfAbsent(place, absent -> new Counts());
        tally.offsetFrom = Math.min(tally.offsetFrom, offset);
        tally.offsetTo = Math.max(tally.offsetTo, offset + 1);
        tally.newestArrivalMillis = Math.max(tally.newestArrivalMillis, arrivalMillis);
        switch (fate) {
            case ROW -> tally.rows++;
            case DUPLICATE -> tally.duplicates++;
            case DEAD_LETTER -> tally.deadLettered++;
        }
    }

    /** The counts of this checkpoint; starts over. */
    List<Outcome> take(int subtask, long checkpoint) {
        List<Outcome> outcomes = new ArrayList<>(counts.size());
        counts.forEach((place, tally) -> outcomes.add(new Outcome(
                place,
                tally.offsetFrom,
                tally.offsetTo,
                tally.rows,
                tally.duplicates,
                tally.deadLettered,
                tally.newestArrivalMillis,
                subtask,
                checkpoint)));
        counts.clear();
        return outcomes;
    }
}
