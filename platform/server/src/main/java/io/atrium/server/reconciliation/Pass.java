package io.atrium.server.reconciliation;

import io.atrium.server.eventlog.EventLogUnreachableException;
import io.atrium.server.eventlog.PartitionPosition;
import io.atrium.warehouse.reconciliation.Claim;
import io.atrium.warehouse.reconciliation.ClaimsAfter;
import io.atrium.warehouse.reconciliation.FactCount;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.reconciliation.Lane;
import io.atrium.warehouse.reconciliation.OffsetRange;
import io.atrium.warehouse.reconciliation.ReconciliationQueries;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The continuous pass. The order of its questions is the proof: Kafka's starts, claims, raw facts, Kafka's ends. */
final class Pass {

    /** Where the event log's partitions are. */
    @FunctionalInterface
    interface Positions {
        List<PartitionPosition> ask() throws EventLogUnreachableException;
    }

    /** Whether whole tables are compared. */
    enum Totals {
        COMPARED,
        /** They change on purpose just now. */
        LEFT_OUT
    }

    private record Partition(String topic, int number) {}

    private final ReconciliationQueries queries;
    private final Positions positions;
    private final @Nullable DeadLetterCounts deadLetters;
    private final Limits limits;
    private final Clock clock;
    private final ConcurrentNavigableMap<Lane, LaneBook> lanes = new ConcurrentSkipListMap<>();
    private final Map<Partition, PartitionBook> partitions = new HashMap<>();
    private final TotalsBook totals = new TotalsBook();

    /**
     * What a pass has found.
     *
     * @param differences of whole tables
     */
    record Found(List<PartitionReport> partitions, List<Difference> differences) {}

    Pass(
            ReconciliationQueries queries,
            Positions positions,
            @Nullable DeadLetterCounts deadLetters,
            Limits limits,
            Clock clock) {
        this.queries = queries;
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.limits = limits;
        this.clock = clock;
    }

    /** What an earlier run has proved. */
    void restore(List<Seal> seals) {
        seals.forEach(seal -> lanes.put(seal.lane(), new LaneBook(seal.lane(), seal.first() == 0, seal)));
    }

    /** As if nothing had been proved yet. */
    void restart() {
        lanes.values().forEach(LaneBook::restart);
        totals.restart();
    }

    List<Seal> seals() {
        return lanes.values().stream().flatMap(lane -> lane.seal().stream()).toList();
    }

    void correct(Seal before, Seal recounted) {
        LaneBook lane = lanes.get(before.lane());
        if (lane != null) {
            lane.correct(before, recounted);
        }
    }

    Found run(Totals whole) throws SQLException, EventLogUnreachableException {
        Map<Partition, Long> oldest = new HashMap<>();
        List<PartitionPosition> before = positions.ask();
        before.forEach(position -> oldest.put(new Partition(position.topic(), position.partition()), position.start()));
        readClaims(before);
        countFacts();
        List<Difference> differences = whole == Totals.COMPARED ? totals.judge(totals()) : List.of();
        if (whole == Totals.LEFT_OUT) {
            totals.restart();
        }
        Map<Partition, Long> removed = removed();
        Map<Partition, Long> letters = deadLetters();
        Instant now = clock.instant();
        List<PartitionReport> reports = new ArrayList<>();
        for (PartitionPosition position : positions.ask()) {
            Partition partition = new Partition(position.topic(), position.partition());
            List<LaneBook> own = lanes.values().stream()
                    .filter(lane -> lane.lane().topic().equals(position.topic())
                            && lane.lane().partition() == position.partition())
                    .toList();
            reports.add(partitions
                    .computeIfAbsent(partition, absent -> new PartitionBook(limits))
                    .judge(
                            new PartitionBook.Observation(
                                    oldest.getOrDefault(partition, 0L),
                                    position,
                                    own.stream()
                                            .flatMap(lane -> lane.seal().stream())
                                            .toList(),
                                    own.stream().anyMatch(LaneBook::isSettling),
                                    removed.getOrDefault(partition, 0L),
                                    deadLetters == null ? null : letters.getOrDefault(partition, 0L)),
                            now));
        }
        return new Found(reports, differences);
    }

    private void readClaims(List<PartitionPosition> known) throws SQLException {
        Map<Partition, Map<Integer, Long>> checkpoints = new HashMap<>();
        known.forEach(
                position -> checkpoints.put(new Partition(position.topic(), position.partition()), new TreeMap<>()));
        lanes.values().forEach(lane -> {
            lane.begin();
            // The sealed checkpoint again: more of its claims than were sealed mean that they had not all been there.
            lane.seal()
                    .ifPresent(seal -> checkpoints
                            .computeIfAbsent(
                                    new Partition(
                                            lane.lane().topic(), lane.lane().partition()),
                                    absent -> new TreeMap<>())
                            .put(lane.lane().generation(), seal.checkpoint() - 1));
        });
        List<ClaimsAfter> wanted = checkpoints.entrySet().stream()
                .map(entry ->
                        new ClaimsAfter(entry.getKey().topic(), entry.getKey().number(), entry.getValue()))
                .toList();
        queries.claims(wanted, this::enter);
    }

    private void enter(Claim claim) {
        lanes.computeIfAbsent(claim.lane(), lane -> new LaneBook(lane, opensPartition(lane), null))
                .add(claim);
    }

    private boolean opensPartition(Lane lane) {
        Lane before = lanes.lowerKey(lane);
        return before == null || !before.topic().equals(lane.topic()) || before.partition() != lane.partition();
    }

    private void countFacts() throws SQLException {
        Instant now = clock.instant();
        for (FactTable table : FactTable.values()) {
            List<OffsetRange> ranges = lanes.values().stream()
                    .filter(lane -> lane.lane().topic().equals(table.topic()))
                    .flatMap(lane -> lane.range(now, limits.settle()).stream())
                    .toList();
            Map<Lane, FactCount> counts = queries.facts(table, ranges);
            for (OffsetRange range : ranges) {
                LaneBook lane = lanes.get(range.lane());
                if (lane != null) {
                    lane.counted(counts.getOrDefault(range.lane(), FactCount.NONE), now, limits.settle());
                }
            }
        }
    }

    private Map<FactTable, TotalsBook.Totals> totals() throws SQLException {
        Map<FactTable, TotalsBook.Totals> rows = new EnumMap<>(FactTable.class);
        for (FactTable table : FactTable.values()) {
            rows.put(table, rows(table));
        }
        Map<FactTable, Long> events = queries.eventDaily();
        Map<FactTable, TotalsBook.Totals> totals = new EnumMap<>(FactTable.class);
        for (Map.Entry<FactTable, TotalsBook.Totals> entry : rows.entrySet()) {
            FactTable table = entry.getKey();
            totals.put(table, entry.getValue().with(events.getOrDefault(table, 0L), queries.rows(table)));
        }
        return totals;
    }

    private TotalsBook.Totals rows(FactTable table) throws SQLException {
        List<Seal> seals = seals().stream()
                .filter(seal -> seal.lane().topic().equals(table.topic()))
                .toList();
        long proved = seals.stream().mapToLong(Seal::facts).sum();
        List<OffsetRange> open = seals.stream()
                .map(seal -> new OffsetRange(seal.lane(), seal.frontier(), OffsetRange.OPEN))
                .toList();
        long beyond = queries.facts(table, open).values().stream()
                .mapToLong(FactCount::rows)
                .sum();
        long removed = queries.removed(table).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long there = queries.rows(table);
        long all = there + removed;
        // A lane's first rows are there before its first claim.
        long unclaimed = all > proved + beyond
                ? queries.rowsOutside(table, seals.stream().map(Seal::lane).toList())
                : 0;
        return new TotalsBook.Totals(proved - removed, beyond + unclaimed, there, 0, 0);
    }

    private Map<Partition, Long> removed() throws SQLException {
        Map<Partition, Long> removed = new HashMap<>();
        for (FactTable table : FactTable.values()) {
            queries.removed(table)
                    .forEach((lane, rows) ->
                            removed.merge(new Partition(lane.topic(), lane.partition()), rows, Long::sum));
        }
        return removed;
    }

    private Map<Partition, Long> deadLetters() {
        return deadLetters == null
                ? Map.of()
                : deadLetters.storedByOrigin().stream()
                        .collect(Collectors.toMap(
                                origin -> new Partition(origin.topic(), origin.partition()),
                                DeadLetterCounts.Origin::count,
                                Long::sum));
    }
}
