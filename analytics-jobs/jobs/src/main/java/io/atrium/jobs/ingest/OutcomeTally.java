package io.atrium.jobs.ingest;

import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts fates since the last checkpoint. Holds nothing across one, so it needs no state. */
final class OutcomeTally {
    private final Map<Place, Counts> counts = new HashMap<>();
    private @Nullable Place last;
    private Counts lastCounts = new Counts();

    private static final class Counts {
        private long offsetFrom = Long.MAX_VALUE;
        private long offsetTo;
        private long rows;
        private long duplicates;
        private long deadLettered;
        private long erased;
        private long newestArrivalMillis;
    }

    /** What becomes of a record. */
    enum Fate {
        /** It counts. */
        ROW,
        /** It was seen before. */
        DUPLICATE,
        /** It cannot count. */
        DEAD_LETTER,
        /** Its tenant was erased. */
        ERASED,
        /** Its tenant does not keep its day any more. It shares a number with the erased, which have no tenant. */
        CLOSED
    }

    void count(Place place, long offset, long arrivalMillis, Fate fate) {
        Counts tally = of(place);
        tally.offsetFrom = Math.min(tally.offsetFrom, offset);
        tally.offsetTo = Math.max(tally.offsetTo, offset + 1);
        tally.newestArrivalMillis = Math.max(tally.newestArrivalMillis, arrivalMillis);
        switch (fate) {
            case ROW -> tally.rows++;
            case DUPLICATE -> tally.duplicates++;
            case DEAD_LETTER -> tally.deadLettered++;
            case ERASED, CLOSED -> tally.erased++;
        }
    }

    /** Records come in runs of one place. */
    private Counts of(Place place) {
        if (!place.equals(last)) {
            lastCounts = counts.computeIfAbsent(place, absent -> new Counts());
            last = place;
        }
        return lastCounts;
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
                tally.erased,
                tally.newestArrivalMillis,
                subtask,
                checkpoint)));
        counts.clear();
        last = null;
        return outcomes;
    }
}
