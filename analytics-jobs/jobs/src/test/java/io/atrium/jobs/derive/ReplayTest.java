package io.atrium.jobs.derive;

import static io.atrium.jobs.derive.DeriveHarness.NOW;
import static io.atrium.jobs.derive.DeriveHarness.OPTIONS;
import static io.atrium.jobs.derive.DeriveHarness.message;
import static io.atrium.jobs.derive.DeriveHarness.say;
import static io.atrium.jobs.derive.DeriveHarness.started;
import static io.atrium.jobs.derive.DeriveTest.announced;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.jobs.derive.DeriveHarness.Warehouse;
import io.atrium.jobs.derive.Generations.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generation that is rebuilt beside a running job. */
@SuppressWarnings("try") // closing a harness throws what the operator throws, interrupts too
class ReplayTest {
    private static final Instant FIRST = Instant.parse("2024-06-01T00:00:00Z");

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void forget() {
        DeriveHarness.NOTICES.clear();
    }

    /**
     * Live events, those of the replay, checkpoints, kills, and state that was forgotten before, in any order: the rebuilt
     * generation is what a rebuild from nothing gives, and the one that showed before is not touched by the replay.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void givesWhatARebuildFromNothingGives(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant time = FIRST.plus(Duration.ofMinutes(random.nextInt(9 * 24 * 60)));
            events.add(message("m" + i, "c" + random.nextInt(10), 1 + random.nextInt(4), time));
        }
        List<Event> before = events.subList(0, 100);
        List<Event> during = new ArrayList<>(events.subList(100, 200));
        OperatorSubtaskState state;
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            for (Event event : before) {
                tally.arrive(event);
            }
            state = tally.checkpoint();
            if (seed % 2 == 0) {
                tally.passes(Duration.ofDays(46)); // all of it is forgotten
                state = tally.checkpoint();
            }
        }

        // When
        say(announced(1, State.BUILDING));
        List<Event> replayed = new ArrayList<>(before);
        replayed.addAll(during.subList(0, 50)); // the raw facts have some that are also about to arrive
        Collections.shuffle(replayed, random);
        int live = 0;
        int again = 0;
        while (live < during.size() || again < replayed.size()) {
            try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state)) {
                int nextLive = live;
                int nextAgain = again;
                for (int step = 10 + random.nextInt(80); step >= 0; step--) {
                    if (nextAgain < replayed.size() && (nextLive == during.size() || random.nextBoolean())) {
                        tally.replay(replayed.get(nextAgain++), 1);
                    } else if (nextLive < during.size()) {
                        tally.arrive(during.get(nextLive++));
                    }
                    if (random.nextInt(9) == 0 || nextLive + nextAgain == during.size() + replayed.size()) {
                        tally.passes(Duration.ofSeconds(random.nextInt(12)));
                        state = tally.checkpoint();
                        live = nextLive;
                        again = nextAgain; // killed later: what comes after is read again
                    }
                }
            }
        }
        say(announced(1, State.ACTIVE));
        try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state)) {
            tally.checkpoint();
            Event last = message("last", "c1", 9, FIRST.plus(Duration.ofDays(9)));
            events.add(last);
            tally.passes(Duration.ofSeconds(11));
            tally.arrive(last);
            tally.checkpoint();
        }

        // Then
        Warehouse fromNothing = new Warehouse();
        DeriveHarness.NOTICES.clear();
        try (DeriveHarness tally = started(Tally.endless(), fromNothing)) {
            for (Event event : events) {
                tally.arrive(event);
            }
            tally.checkpoint();
        }
        assertThat(warehouse.rows(1)).isEqualTo(fromNothing.rows(0));
    }

    @Test
    void whileItIsBuiltTheGenerationThatShowsGoesOn() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            tally.arrive(message("a", "c", 1, NOW));
            tally.checkpoint();

            // When
            say(announced(1, State.BUILDING));
            tally.checkpoint();
            tally.passes(Duration.ofSeconds(11));
            tally.arrive(message("b", "c", 2, NOW.plusSeconds(1)));
            tally.arrive(message("new", "d", 3, NOW.plusSeconds(1)));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 2 by 2", "d 2024-06-10 1 by 3");
            assertThat(warehouse.rows(1)).containsExactly("c 2024-06-10 2 by 2", "d 2024-06-10 1 by 3");

            // When
            say(announced(1, State.ACTIVE));
            tally.checkpoint();
            tally.passes(Duration.ofSeconds(11));
            tally.arrive(message("c", "c", 4, NOW.plusSeconds(2)));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 2 by 2", "d 2024-06-10 1 by 3");
            assertThat(warehouse.rows(1)).containsExactly("c 2024-06-10 3 by 4", "d 2024-06-10 1 by 3");
        }
    }

    @Test
    void monthsThatAreNotRebuiltStayInTheirGeneration() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            say(announced(1, State.BUILDING));

            // When
            tally.arrive(message("a", "c", 1, NOW));
            tally.arrive(message("b", "c", 1, NOW.minus(Duration.ofDays(20))));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-05-21 1 by 1", "c 2024-06-10 1 by 1");
            assertThat(warehouse.rows(1)).containsExactly("c 2024-06-10 1 by 1");
        }
    }
}
