package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.kafka.DeadLetter;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing a harness throws what the operator throws, interrupts too
class JudgeTest {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final Duration HORIZON = Duration.ofDays(3);
    private static final int MAX_PARALLELISM = 128;
    private static final Map<Identity, Long> RAW = new HashMap<>();
    private static final List<Integer> QUESTIONS = new ArrayList<>();
    private static final Map<String, Long> ERASED = new HashMap<>();
    private static final Map<String, Long> FIRST_DAYS = new HashMap<>();
    private static final Map<String, Long> RESTORED = new HashMap<>();
    private static final Judge.Tenants TENANTS = new Judge.Tenants(
            onRetry -> () -> Map.copyOf(ERASED),
            onRetry -> () -> Map.copyOf(FIRST_DAYS),
            onRetry -> () -> Map.copyOf(RESTORED));

    private final EventReader reader = new EventReader();
    private final EventCodec codec = new EventCodec();
    private long offset;

    @BeforeEach
    @AfterEach
    void forget() {
        RAW.clear();
        QUESTIONS.clear();
        ERASED.clear();
        FIRST_DAYS.clear();
        RESTORED.clear();
    }

    private static final class FakeRaw implements KnownEvents {
        @Override
        public Map<Identity, Long> find(Collection<Question> questions) {
            QUESTIONS.add(questions.size());
            Map<Identity, Long> found = new HashMap<>();
            questions.forEach(question -> {
                Long hash = RAW.get(question.identity());
                if (hash != null) {
                    found.put(question.identity(), hash);
                }
            });
            return found;
        }
    }

    @Test
    void aRepeatedEventIsADuplicateAndOtherContentAConflict() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            Instant recent = NOW.plus(Duration.ofHours(5));

            // When
            judge.processElement(arrival(TestEvents.message("m1", 1, recent)), 0);
            judge.processElement(arrival(TestEvents.message("m1", 1, recent)), 0);
            judge.processElement(arrival(TestEvents.message("m1", 2, recent)), 0);
            judge.prepareSnapshotPreBarrier(4);

            // Then
            assertThat(facts(judge)).containsExactly("m1");
            assertThat(letters(judge)).extracting(DeadLetter::reason).containsExactly(Judge.IDENTITY_CONFLICT);
            assertThat(outcomes(judge))
                    .containsExactly(new Outcome(
                            new IngestRow.Place("demo", "atrium.collaboration", 0),
                            0,
                            3,
                            1,
                            1,
                            1,
                            0,
                            NOW.toEpochMilli(),
                            0,
                            4));
            assertThat(QUESTIONS).isEmpty();
        }
    }

    @Test
    void eventsOfDaysThatRetentionHasClosedAreCountedAsSuchOnTheirTenantsAccount() throws Exception {
        try (var judge = started(1, null)) {
            // Given a tenant that keeps the day of now and later
            Event today = TestEvents.message("m1", 1, NOW);
            Event yesterday = TestEvents.message("m2", 1, NOW.minus(Duration.ofDays(1)));
            FIRST_DAYS.put("demo", today.envelope().day().toEpochDay());
            judge.processElement(arrival(yesterday), 0);
            judge.prepareSnapshotPreBarrier(1);

            // When it is known: that event again, another of that day, and one of a day that is kept
            judge.processElement(arrival(yesterday), 0);
            judge.processElement(arrival(TestEvents.message("m3", 1, NOW.minus(Duration.ofDays(1)))), 0);
            judge.processElement(arrival(today), 0);
            FIRST_DAYS.clear();
            judge.prepareSnapshotPreBarrier(2);

            // Then
            assertThat(facts(judge)).containsExactly("m2", "m1");
            assertThat(letters(judge)).isEmpty();
            IngestRow.Place place = new IngestRow.Place("demo", "atrium.collaboration", 0);
            assertThat(outcomes(judge))
                    .containsExactly(
                            new Outcome(place, 0, 1, 1, 0, 0, 0, NOW.toEpochMilli(), 0, 1),
                            new Outcome(place, 1, 4, 1, 0, 0, 2, NOW.toEpochMilli(), 0, 2));
        }
    }

    @Test
    void recordsOfAnErasedTenantAreCountedAsSuchAndWrittenNowhere() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            byte[] key = "demo/7".getBytes(StandardCharsets.UTF_8);
            KafkaRecord garbage =
                    new KafkaRecord("atrium.collaboration", 0, 0, NOW.toEpochMilli(), key, new byte[] {1, 2});
            offset = 1;
            ERASED.put("demo", NOW.toEpochMilli() + 1);
            judge.prepareSnapshotPreBarrier(1);

            // When
            judge.processElement(reader.read(garbage), 0);
            judge.processElement(arrival(TestEvents.message("m1", 1, NOW)), 0);
            judge.prepareSnapshotPreBarrier(2);
            ERASED.put("demo", NOW.toEpochMilli());
            judge.prepareSnapshotPreBarrier(3);
            judge.processElement(arrival(TestEvents.message("m2", 1, NOW.plus(Duration.ofHours(5)))), 0);

            // Then
            assertThat(facts(judge)).containsExactly("m2");
            assertThat(letters(judge)).isEmpty();
            assertThat(outcomes(judge))
                    .containsExactly(new Outcome(
                            new IngestRow.Place("", "atrium.collaboration", 0),
                            0,
                            2,
                            0,
                            0,
                            0,
                            2,
                            NOW.toEpochMilli(),
                            0,
                            2));
        }
    }

    @Test
    void aYoungEventOfARestoredTenantIsFoundInRawFactsThoughItWasNeverRead() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            Instant recent = NOW.plus(Duration.ofHours(5));
            Arrival.Decoded restored = arrival(TestEvents.message("restored", 1, recent));
            RAW.put(restored.identity(), restored.payloadHash());
            RESTORED.put("demo", recent.plusSeconds(1).toEpochMilli());
            judge.prepareSnapshotPreBarrier(1);

            // When
            judge.processElement(restored, 0);
            judge.processElement(arrival(TestEvents.message("new", 1, recent)), 0);
            judge.processElement(arrival(TestEvents.message("later", 1, recent.plus(Duration.ofHours(2)))), 0);
            judge.prepareSnapshotPreBarrier(2);

            // Then
            assertThat(QUESTIONS).containsExactly(2);
            assertThat(facts(judge)).containsExactlyInAnyOrder("new", "later");
            assertThat(outcomes(judge)).singleElement().satisfies(outcome -> {
                assertThat(outcome.rows()).isEqualTo(2);
                assertThat(outcome.duplicates()).isEqualTo(1);
            });
        }
    }

    @Test
    void whatCannotBeReadIsADeadLetterOfItsKeysTenant() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            byte[] key = "demo2/7".getBytes(StandardCharsets.UTF_8);
            KafkaRecord garbage = new KafkaRecord("atrium.usage", 3, 9, NOW.toEpochMilli(), key, new byte[] {1, 2});

            // When
            judge.processElement(reader.read(garbage), 0);
            judge.prepareSnapshotPreBarrier(1);

            // Then
            assertThat(letters(judge)).extracting(DeadLetter::record).containsExactly(garbage);
            assertThat(outcomes(judge))
                    .extracting(Outcome::place)
                    .containsExactly(new IngestRow.Place("demo2", "atrium.usage", 3));
        }
    }

    @Test
    void oldEventsAreLookedUpTogetherAndKeepTheirOrder() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            Arrival.Decoded counted = arrival(TestEvents.message("counted", 1, TestEvents.TIME));
            Arrival.Decoded changed = arrival(TestEvents.message("changed", 1, TestEvents.TIME));
            RAW.put(counted.identity(), counted.payloadHash());
            RAW.put(changed.identity(), changed.payloadHash() + 1);

            // When
            judge.processElement(counted, 0);
            judge.processElement(changed, 0);
            judge.processElement(arrival(TestEvents.message("new", 1, TestEvents.TIME)), 0);
            judge.processElement(arrival(TestEvents.message("new", 1, TestEvents.TIME)), 0);
            judge.processElement(arrival(TestEvents.message("new", 2, TestEvents.TIME)), 0);
            assertThat(facts(judge)).isEmpty();
            judge.setProcessingTime(NOW.plus(Judge.LOOKUP_DELAY).toEpochMilli());
            judge.prepareSnapshotPreBarrier(1);

            // Then
            assertThat(QUESTIONS).containsExactly(3);
            assertThat(facts(judge)).containsExactly("new");
            assertThat(letters(judge)).hasSize(2);
            assertThat(outcomes(judge)).singleElement().satisfies(outcome -> {
                assertThat(outcome.rows()).isEqualTo(1);
                assertThat(outcome.duplicates()).isEqualTo(2);
                assertThat(outcome.deadLettered()).isEqualTo(2);
            });
        }
    }

    @Test
    void whatTheStateHasForgottenIsFoundInRawFacts() throws Exception {
        try (var judge = started(1, null)) {
            // Given
            Arrival.Decoded first = arrival(TestEvents.message("m1", 1, NOW.plus(Duration.ofHours(5))));
            judge.processElement(first, 0);
            RAW.put(first.identity(), first.payloadHash());

            // When
            Instant later = NOW.plus(HORIZON).plus(Duration.ofHours(6));
            judge.setProcessingTime(later.toEpochMilli());
            judge.processElement(arrival(TestEvents.message("m1", 1, NOW.plus(Duration.ofHours(5)))), 0);
            judge.prepareSnapshotPreBarrier(1);

            // Then
            assertThat(QUESTIONS).containsExactly(1);
            assertThat(facts(judge)).containsExactly("m1");
            assertThat(outcomes(judge))
                    .singleElement()
                    .extracting(Outcome::duplicates)
                    .isEqualTo(1L);
        }
    }

    /** A derivation that is deployed alone judges for itself, and raw facts may be ahead of it. */
    @Test
    void whereAnotherJobWritesRawFactsOnlyOtherContentIsAConflict() throws Exception {
        try (var judge = started(new Judge.Memory(1, HORIZON, Judge.Found.NOTHING), null)) {
            // Given
            Arrival.Decoded written = arrival(TestEvents.message("written", 1, TestEvents.TIME));
            Arrival.Decoded again = arrival(TestEvents.message("written", 1, TestEvents.TIME));
            Arrival.Decoded changed = arrival(TestEvents.message("changed", 1, TestEvents.TIME));
            RAW.put(written.identity(), written.payloadHash());
            RAW.put(changed.identity(), changed.payloadHash() + 1);

            // When
            judge.processElement(written, 0);
            judge.processElement(again, 0);
            judge.processElement(changed, 0);
            judge.prepareSnapshotPreBarrier(1);
            judge.processElement(again, 0);

            // Then
            assertThat(facts(judge)).containsExactly("written");
            assertThat(letters(judge)).extracting(DeadLetter::reason).containsExactly(Judge.IDENTITY_CONFLICT);
        }
    }

    @Test
    void anotherGenerationTrustsRawFactsMoreThanItsState() throws Exception {
        // Given
        OperatorSubtaskState older;
        try (var judge = started(1, null)) {
            older = judge.snapshot(1, 0);
        }
        Arrival.Decoded written = arrival(TestEvents.message("after-the-checkpoint", 1, NOW.minusSeconds(5)));
        RAW.put(written.identity(), written.payloadHash());

        try (var judge = started(2, older)) {
            // When
            judge.processElement(written, 0);
            judge.prepareSnapshotPreBarrier(2);

            // Then
            assertThat(facts(judge)).isEmpty();
            assertThat(outcomes(judge))
                    .singleElement()
                    .extracting(Outcome::duplicates)
                    .isEqualTo(1L);
        }
    }

    @Test
    void aRestoredJobRemembersWithAnyParallelism() throws Exception {
        // Given
        Instant recent = NOW.plus(Duration.ofHours(5));
        OperatorSubtaskState snapshot;
        try (var judge = started(1, null)) {
            for (int i = 0; i < 500; i++) {
                judge.processElement(arrival(TestEvents.message("m" + i, 1, recent)), 0);
            }
            judge.prepareSnapshotPreBarrier(1);
            snapshot = judge.snapshot(1, 0);
        }

        for (int parallelism : new int[] {1, 2, 3}) {
            // When
            long duplicates = 0;
            long conflicts = 0;
            for (int subtask = 0; subtask < parallelism; subtask++) {
                try (var judge = restored(snapshot, parallelism, subtask)) {
                    for (int i = 0; i < 500; i++) {
                        sendIfOwn(judge, arrival(TestEvents.message("m" + i, 1, recent)), parallelism, subtask);
                        sendIfOwn(judge, arrival(TestEvents.message("m" + i, 2, recent)), parallelism, subtask);
                    }
                    judge.prepareSnapshotPreBarrier(2);
                    assertThat(facts(judge)).isEmpty();
                    duplicates += outcomes(judge).stream()
                            .mapToLong(Outcome::duplicates)
                            .sum();
                    conflicts += letters(judge).size();
                }
            }

            // Then
            assertThat(duplicates).isEqualTo(500);
            assertThat(conflicts).isEqualTo(500);
        }
        assertThat(QUESTIONS).isEmpty();
    }

    /** The file was written by the software of release 0.1, with 300 messages that it had counted. */
    @Test
    void aCheckpointOfTheFirstReleaseIsRememberedAndCarriedOn() throws Exception {
        // Given
        String file = Path.of(JudgeTest.class
                        .getResource("/checkpoints/judge-0.1.snapshot")
                        .toURI())
                .toString();
        Instant recent = NOW.plus(Duration.ofHours(5));
        OperatorSubtaskState snapshot;

        // When
        try (var judge = started(1, OperatorSnapshotUtil.readStateHandle(file))) {
            for (int i = 0; i < 150; i++) {
                judge.processElement(arrival(TestEvents.message("m" + i, 1 + i, recent)), 0);
            }
            judge.prepareSnapshotPreBarrier(8);
            assertThat(facts(judge)).isEmpty();
            snapshot = judge.snapshot(8, 0);
        }
        try (var judge = started(1, snapshot)) {
            for (int i = 0; i < 301; i++) {
                judge.processElement(arrival(TestEvents.message("m" + i, 1 + i, recent)), 0);
            }
            judge.prepareSnapshotPreBarrier(9);

            // Then
            assertThat(facts(judge)).containsExactly("m300");
            assertThat(outcomes(judge))
                    .singleElement()
                    .extracting(Outcome::duplicates)
                    .isEqualTo(300L);
            assertThat(QUESTIONS).isEmpty();
        }
    }

    private static void sendIfOwn(
            KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> judge,
            Arrival arrival,
            int parallelism,
            int subtask)
            throws Exception {
        if (KeyGroupRangeAssignment.assignKeyToParallelOperator(arrival.identity(), MAX_PARALLELISM, parallelism)
                == subtask) {
            judge.processElement(arrival, 0);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> restored(
            OperatorSubtaskState snapshot, int parallelism, int subtask) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new Judge(onRetry -> new FakeRaw(), TENANTS, new Judge.Memory(1, HORIZON, Judge.Found.HANDED_ON)),
                Arrival::identity,
                new Identity.Type(),
                MAX_PARALLELISM,
                parallelism,
                subtask);
        harness.setProcessingTime(NOW.toEpochMilli());
        harness.setup(new IngestRowSerializer());
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
        harness.open();
        return harness;
    }

    private Arrival.Decoded arrival(Event event) {
        byte[] key = "demo/1".getBytes(StandardCharsets.UTF_8);
        return (Arrival.Decoded) reader.read(
                new KafkaRecord(event.family().topic(), 0, offset++, NOW.toEpochMilli(), key, codec.encode(event)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> started(
            int generation, @Nullable OperatorSubtaskState state) throws Exception {
        return started(new Judge.Memory(generation, HORIZON, Judge.Found.HANDED_ON), state);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> started(
            Judge.Memory memory, @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new Judge(onRetry -> new FakeRaw(), TENANTS, memory),
                Arrival::identity,
                new Identity.Type(),
                MAX_PARALLELISM,
                1,
                0);
        harness.setProcessingTime(NOW.toEpochMilli());
        harness.setup(new IngestRowSerializer());
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static List<IngestRow> rows(KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> judge) {
        return judge.extractOutputValues();
    }

    private static List<String> facts(KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> judge) {
        return rows(judge).stream()
                .filter(Fact.class::isInstance)
                .map(row -> ((Fact) row).origin().event().envelope().id())
                .toList();
    }

    private static List<Outcome> outcomes(KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> judge) {
        return rows(judge).stream()
                .filter(Outcome.class::isInstance)
                .map(Outcome.class::cast)
                .toList();
    }

    private static List<DeadLetter> letters(
            KeyedOneInputStreamOperatorTestHarness<Identity, Arrival, IngestRow> judge) {
        Queue<StreamRecord<DeadLetter>> letters = judge.getSideOutput(Judge.DEAD_LETTERS);
        return letters == null
                ? List.of()
                : letters.stream().map(StreamRecord::getValue).toList();
    }
}
