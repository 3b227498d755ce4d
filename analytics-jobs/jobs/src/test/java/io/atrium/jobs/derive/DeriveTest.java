package io.atrium.jobs.derive;

import static io.atrium.jobs.derive.DeriveHarness.NOW;
import static io.atrium.jobs.derive.DeriveHarness.OPTIONS;
import static io.atrium.jobs.derive.DeriveHarness.message;
import static io.atrium.jobs.derive.DeriveHarness.say;
import static io.atrium.jobs.derive.DeriveHarness.sayErased;
import static io.atrium.jobs.derive.DeriveHarness.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.jobs.derive.DeriveHarness.Warehouse;
import io.atrium.jobs.derive.Derived.Gap;
import io.atrium.jobs.derive.Derived.Restatement;
import io.atrium.jobs.derive.Generations.Announcement;
import io.atrium.jobs.derive.Generations.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // closing a harness throws what the operator throws, interrupts too
class DeriveTest {
    private static final Instant TODAY = NOW.minus(Duration.ofHours(1));
    private static final Instant LAST_MONTH = TODAY.minus(Duration.ofDays(30));

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void forget() {
        DeriveHarness.NOTICES.clear();
    }

    @Test
    void aChangeTakesBackWhatNoLongerHoldsAndAddsWhatDoes() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // When
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1");
            tally.passes(Duration.ofSeconds(10));
            tally.arrive(message("b", "c", 2, TODAY.plusSeconds(1)));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 2 by 2");
            assertThat(tally.written()).isEqualTo(3);
        }
    }

    @Test
    void anEventThatComesAgainChangesNothing() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            tally.arrive(message("a", "c", 1, TODAY));
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();

            // When
            tally.passes(Duration.ofMinutes(1));
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1");
            assertThat(tally.written()).isEqualTo(1);
        }
    }

    @Test
    void aBusyKeyIsDerivedOnceADelay() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // When
            for (int second = 0; second < 25; second++) {
                tally.arrive(message("m" + second, "c", 1, TODAY.plusSeconds(second)));
                tally.checkpoint();
                tally.passes(Duration.ofSeconds(1));
            }

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 21 by 1");
            assertThat(tally.written()).isEqualTo(5);
            tally.passes(Duration.ofSeconds(10));
            tally.checkpoint();
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 25 by 1");
        }
    }

    @Test
    void whatWaitsWhenTheJobIsKilledIsDerivedAfterwards() throws Exception {
        // Given
        OperatorSubtaskState state;
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();
            tally.arrive(message("b", "c", 2, TODAY.plusSeconds(1)));
            state = tally.checkpoint();
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1");
        }

        // When
        try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state)) {
            tally.passes(Duration.ofSeconds(10));
            tally.checkpoint();
        }

        // Then
        assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 2 by 2");
    }

    /** Whatever the order, however often, and wherever it is killed: the same rows, and each once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnyKillGiveWhatOneGlanceGives(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant time = TODAY.minus(Duration.ofMinutes(random.nextInt(20_000)));
            events.add(message("m" + i, "c" + random.nextInt(12), 1 + random.nextInt(5), time));
        }
        Warehouse expected = new Warehouse();
        try (DeriveHarness once = started(Tally.endless(), expected)) {
            for (Event event : events) {
                once.arrive(event);
            }
            once.checkpoint();
        }
        List<Event> stream = new ArrayList<>(events);
        stream.addAll(events.subList(0, 100));
        Collections.shuffle(stream, random);

        // When
        OperatorSubtaskState state = null;
        int done = 0;
        while (done < stream.size()) {
            try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state)) {
                int killedAt = Math.min(stream.size(), done + 20 + random.nextInt(120));
                for (int next = done; next < killedAt; next++) {
                    tally.arrive(stream.get(next));
                    if (random.nextInt(10) == 0 || next == stream.size() - 1) {
                        tally.passes(Duration.ofSeconds(random.nextInt(8)));
                        state = tally.checkpoint();
                        done = next + 1; // what comes after is read again
                    }
                }
            }
        }
        try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state)) {
            tally.passes(Duration.ofMinutes(1));
            tally.checkpoint();
        }

        // Then
        assertThat(warehouse.rows(0)).isEqualTo(expected.rows(0));
    }

    @Test
    void aRestoredJobGoesOnWithAnyParallelism() throws Exception {
        // Given
        OperatorSubtaskState state;
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            for (int i = 0; i < 40; i++) {
                tally.arrive(message("a" + i, "c" + i, 1, TODAY));
            }
            state = tally.checkpoint();
        }

        // When
        for (int subtask = 0; subtask < 3; subtask++) {
            try (DeriveHarness tally = started(Tally.endless(), OPTIONS, warehouse, state, 3, subtask)) {
                tally.passes(Duration.ofSeconds(10));
                for (int i = 0; i < 40; i++) {
                    if (KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                    new DerivationKey("demo", "c" + i), DeriveHarness.MAX_PARALLELISM, 3)
                            == subtask) {
                        tally.arrive(message("a" + i, "c" + i, 1, TODAY));
                        tally.arrive(message("b" + i, "c" + i, 2, TODAY.plusSeconds(1)));
                    }
                }
                tally.checkpoint();
            }
        }

        // Then
        assertThat(warehouse.rows(0)).hasSize(40).allMatch(row -> row.endsWith("2024-06-10 2 by 2"));
    }

    @Test
    void aDayThatIsOverAndChangesIsRestated() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            tally.arrive(message("a", "c", 1, LAST_MONTH));
            tally.checkpoint();
            tally.passes(Duration.ofMinutes(1));
            tally.arrive(message("b", "d", 1, TODAY));
            tally.checkpoint();
            assertThat(warehouse.notes()).isEmpty();

            // When
            tally.arrive(message("late", "c", 2, LAST_MONTH.plusSeconds(5)));
            tally.arrive(message("yesterday", "e", 2, TODAY.minus(Duration.ofDays(1))));
            tally.checkpoint();

            // Then
            assertThat(warehouse.notes()).singleElement().isInstanceOfSatisfying(Restatement.class, restated -> {
                assertThat(restated.epochDay()).isEqualTo(day("2024-05-11"));
                assertThat(restated.removed()).isEqualTo(1);
                assertThat(restated.added()).isEqualTo(1);
            });
        }
    }

    @Test
    void aForgottenKeyIsLeftToAReplayAndSaysSo() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();
            tally.passes(Duration.ofDays(46));

            // When
            tally.arrive(message("b", "c", 2, TODAY.plusSeconds(1)));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1");
            assertThat(warehouse.notes()).singleElement().isInstanceOfSatisfying(Gap.class, gap -> {
                assertThat(gap.epochDay()).isEqualTo(day("2024-06-10"));
                assertThat(gap.generation()).isEqualTo(0);
            });

            // When
            say(announced(1, State.BUILDING));
            tally.checkpoint();
            tally.replay(message("b", "c", 2, TODAY.plusSeconds(1)), 1);
            tally.checkpoint();
            tally.replay(message("a", "c", 1, TODAY), 1);
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(1)).containsExactly("c 2024-06-10 2 by 2");
            assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1");
        }
    }

    @Test
    void keysOfOneDayAreForgottenByTheirDay() throws Exception {
        try (DeriveHarness tally = started(Tally.ofDays(), warehouse)) {
            // Given
            tally.arrive(message("a", "2024-06-10", 1, TODAY));
            tally.checkpoint();

            // When
            tally.passes(Duration.ofDays(10));
            int states = tally.keyedStates();
            tally.arrive(message("b", "2024-06-10", 2, TODAY.plusSeconds(1)));
            tally.arrive(message("c", "2024-06-11", 2, TODAY.plus(Duration.ofDays(1))));
            tally.checkpoint();

            // Then
            assertThat(states).isZero();
            assertThat(warehouse.rows(0))
                    .containsExactly("2024-06-10 2024-06-10 1 by 1", "2024-06-11 2024-06-11 1 by 2");
            assertThat(warehouse.notes()).singleElement().isInstanceOf(Gap.class);
        }
    }

    @Test
    void aConversationThatGoesOnKeepsWhatItsNewDaysNeed() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            for (int day = 0; day < 100; day++) {
                tally.arrive(message("m" + day, "c", 1, TODAY.plus(Duration.ofDays(day - 100L))));
                tally.passes(Duration.ofMinutes(1));
                tally.checkpoint();
            }
            assertThat(warehouse.rows(0)).hasSize(100);
            warehouse.notes().clear();

            // When
            tally.arrive(message("late", "c", 2, TODAY.minus(Duration.ofDays(90))));
            tally.arrive(message("not too late", "c", 2, TODAY.minus(Duration.ofDays(40))));
            tally.checkpoint();

            // Then
            assertThat(warehouse.rows(0))
                    .hasSize(100)
                    .contains("c 2024-05-01 2 by 2")
                    .doesNotContain("c 2024-03-12 2 by 2");
            assertThat(warehouse.notes())
                    .hasSize(2)
                    .anySatisfy(note -> assertThat(note)
                            .isInstanceOfSatisfying(
                                    Gap.class, gap -> assertThat(gap.epochDay()).isEqualTo(day("2024-03-12"))));
        }
    }

    @Test
    void anErasedTenantLeavesNothingAndGetsNothing() throws Exception {
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            // Given
            tally.arrive(message("a", "c", 1, TODAY));
            tally.checkpoint();
            tally.arrive(message("b", "d", 1, TODAY));
            int before = tally.written();

            // When
            sayErased("demo", NOW.plusSeconds(1));
            tally.checkpoint();
            tally.arrive(message("c", "c", 1, TODAY));
            tally.passes(Duration.ofMinutes(1));
            tally.checkpoint();

            // Then
            assertThat(tally.written()).isEqualTo(before);
            assertThat(tally.keyedStates()).isZero();
        }
    }

    @Test
    void aJobWithoutAPastLeavesTheDaysUntilNowToAReplay() throws Exception {
        // Given
        OperatorSubtaskState state;
        try (DeriveHarness tally = started(Tally.endless(), warehouse)) {
            tally.arrive(message("a", "c", 1, TODAY));
            state = tally.checkpoint();
        }
        DeriveOptions another = new DeriveOptions(
                OPTIONS.delay(), OPTIONS.horizon(), OPTIONS.dayHorizon(), OPTIONS.generation() + 1, null);

        // When
        try (DeriveHarness tally = started(Tally.endless(), another, warehouse, state)) {
            tally.arrive(message("b", "d", 2, TODAY));
            tally.arrive(message("c", "d", 2, TODAY.plus(Duration.ofDays(2))));
            tally.checkpoint();
        }

        // Then
        assertThat(warehouse.rows(0)).containsExactly("c 2024-06-10 1 by 1", "d 2024-06-12 1 by 2");
        assertThat(warehouse.notes()).singleElement().isInstanceOf(Gap.class);
    }

    static Announcement announced(int generation, State state) {
        return new Announcement("demo", "tally", 202406, generation, state);
    }

    private static long day(String day) {
        return LocalDate.parse(day).toEpochDay();
    }
}
