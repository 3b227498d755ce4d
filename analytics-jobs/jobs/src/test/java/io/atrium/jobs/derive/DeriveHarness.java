package io.atrium.jobs.derive;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.jobs.derive.Derived.Change;
import io.atrium.jobs.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** One subtask of the operator under test, and the warehouse that its changes would make. */
@SuppressWarnings("try") // closing a harness throws what the operator throws, interrupts too
final class DeriveHarness implements AutoCloseable {
    static final Instant NOW = Instant.parse("2024-06-10T12:00:00Z");
    static final int MAX_PARALLELISM = 128;
    static final DeriveOptions OPTIONS =
            new DeriveOptions(Duration.ofSeconds(10), Duration.ofDays(45), Duration.ofDays(8), 1, null);

    /** What is said to all operators of a test; operators are serialized, so it cannot be theirs. */
    static final List<Notices> NOTICES = new ArrayList<>();

    private final KeyedOneInputStreamOperatorTestHarness<DerivationKey, Piece, Derived> harness;
    private final Pieces<Tally.Message> pieces;
    private final Warehouse warehouse;
    private long checkpoint;
    private int taken;

    /** What stands in the warehouse: rows by generation, with their signs added up. */
    static final class Warehouse {
        private final Map<String, Integer> sums = new TreeMap<>();
        private final List<Derived> notes = new ArrayList<>();
        private long clock = NOW.toEpochMilli();

        /** Rows of a generation: {@code conversation day messages by member}; throws when one does not add up to 0 or 1. */
        List<String> rows(int generation) {
            List<String> rows = new ArrayList<>();
            sums.forEach((row, sum) -> {
                if (sum < 0 || sum > 1) {
                    throw new AssertionError(row + " adds up to " + sum);
                }
                if (sum == 1 && row.startsWith(generation + " ")) {
                    rows.add(row.substring(row.indexOf(' ') + 1));
                }
            });
            return rows;
        }

        List<Derived> notes() {
            return notes;
        }
    }

    private DeriveHarness(
            KeyedOneInputStreamOperatorTestHarness<DerivationKey, Piece, Derived> harness,
            Tally derivation,
            Warehouse warehouse) {
        this.harness = harness;
        this.pieces = new Pieces<>(derivation);
        this.warehouse = warehouse;
    }

    static DeriveHarness started(Tally derivation, Warehouse warehouse) throws Exception {
        return started(derivation, OPTIONS, warehouse, null);
    }

    static DeriveHarness started(
            Tally derivation, DeriveOptions options, Warehouse warehouse, @Nullable OperatorSubtaskState state)
            throws Exception {
        return started(derivation, options, warehouse, state, 1, 0);
    }

    static DeriveHarness started(
            Tally derivation,
            DeriveOptions options,
            Warehouse warehouse,
            @Nullable OperatorSubtaskState state,
            int parallelism,
            int subtask)
            throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new Derive<>(
                        derivation,
                        onRetry -> () -> NOTICES.isEmpty() ? Notices.NONE : NOTICES.get(0),
                        options,
                        Derive.Start.FRESH),
                Piece::key,
                new DerivationKey.Type(),
                MAX_PARALLELISM,
                parallelism,
                subtask);
        harness.setProcessingTime(warehouse.clock); // goes on where the killed one was
        harness.setup(new Derived.Serializer());
        if (state != null) {
            harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    state, MAX_PARALLELISM, 1, parallelism, subtask));
        }
        harness.open();
        return new DeriveHarness(harness, derivation, warehouse);
    }

    static CollaborationEvent message(String id, String conversation, long member, Instant time) {
        return CollaborationEvent.builder(TestEvents.envelope(id, "im.message.sent", member, time))
                .conversationId(conversation)
                .build();
    }

    void arrive(Event event) throws Exception {
        for (Piece piece : piecesOf(event)) {
            harness.processElement(piece, 0);
        }
    }

    void replay(Event event, int generation) throws Exception {
        for (Piece piece : piecesOf(event)) {
            harness.processElement(piece.replayedFor(generation), 0);
        }
    }

    List<Piece> piecesOf(Event event) {
        List<Piece> found = new ArrayList<>();
        pieces.of(new CountedEvent(event, true, NOW.toEpochMilli()), found::add);
        return found;
    }

    void passes(Duration time) throws Exception {
        warehouse.clock += time.toMillis();
        harness.setProcessingTime(warehouse.clock);
    }

    /** A checkpoint: what it writes reaches the warehouse. */
    OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        OperatorSubtaskState state = harness.snapshot(checkpoint, 0);
        List<Derived> output = harness.extractOutputValues();
        for (Derived derived : output.subList(taken, output.size())) {
            if (derived instanceof Change change) {
                Tally.Row row = (Tally.Row) change.row(Tally.endless().rows().get(0));
                warehouse.sums.merge(
                        change.generation() + " " + row.conversation() + " " + row.day() + " " + row.messages() + " by "
                                + row.stamp().memberNo(),
                        change.sign(),
                        Integer::sum);
            } else {
                warehouse.notes.add(derived);
            }
        }
        taken = output.size();
        return state;
    }

    /** How many changes were written since the start. */
    int written() {
        return (int) harness.extractOutputValues().stream()
                .filter(Change.class::isInstance)
                .count();
    }

    int keyedStates() {
        return harness.numKeyedStateEntries();
    }

    static void say(Generations.Announcement... announcements) {
        NOTICES.clear();
        NOTICES.add(new Notices(new Generations(List.of(announcements)), Map.of()));
    }

    static void sayErased(String tenantId, Instant before) {
        NOTICES.clear();
        NOTICES.add(new Notices(Generations.NONE, Map.of(tenantId, before.toEpochMilli())));
    }

    static SortedSet<String> sorted(List<String> rows) {
        return new TreeSet<>(rows);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
