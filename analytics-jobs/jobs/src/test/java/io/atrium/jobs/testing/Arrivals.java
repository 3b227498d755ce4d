package io.atrium.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What every derivation owes: it is a function of the set of events. */
public final class Arrivals {
    private Arrivals() {}

    /**
     * Lets the events arrive shuffled, some of them twice, in portions after each of which everything is derived, and
     * compares what the signed changes add up to with what the events make at once.
     */
    public static <E, R extends DerivedRow> void assertOrderAndRepetitionChangeNothing(
            Derivation<E, R> derivation, List<? extends Event> events, long seed) {
        Set<R> expected = Deltas.rows(derivation, events);
        Random random = new Random(seed);
        List<Event> arriving = new ArrayList<>(events);
        for (Event event : events) {
            if (random.nextInt(4) == 0) {
                arriving.add(event);
            }
        }
        Collections.shuffle(arriving, random);
        Deltas<E, R> deltas = new Deltas<>(derivation);
        int from = 0;
        while (from < arriving.size()) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(Math.max(1, arriving.size() / 2)));
            deltas.arrive(arriving.subList(from, to));
            from = to;
        }
        assertThat(deltas.rows()).as("seed %d", seed).isEqualTo(expected);
    }
}
