package io.atrium.server.reconciliation;

import io.atrium.warehouse.reconciliation.Claim;
import io.atrium.warehouse.reconciliation.FactCount;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.reconciliation.Lane;
import io.atrium.warehouse.reconciliation.OffsetRange;
import io.atrium.warehouse.reconciliation.ReconciliationQueries;
import io.atrium.warehouse.reconciliation.RollupFigure;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything once more from the beginning. Sealed history does not change, so what differs there is wrong; it is counted a second time all the
 * same. Rollups are compared while rows arrive, so a difference must stand three times.
 */
final class DeepCheck {

    private static final int ATTEMPTS = 3;
    private static final int STEPS_PER_TABLE = 4;

    private final ReconciliationQueries queries;
    private final Clock clock;

    /**
     * What it found beyond the lanes: records that two generations count, rollups.
     */
    record Result(Instant startedAt, Instant finishedAt, List<Difference> differences) {
        Result {
            differences = List.copyOf(differences);
        }
    }

    /** How far it is. */
    record Progress(Instant startedAt, int done, int total) {
        Progress next() {
            return new Progress(startedAt, Math.min(done + 1, total), total);
        }
    }

    DeepCheck(ReconciliationQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    static Progress beginning(Instant now) {
        return new Progress(now, 0, FactTable.values().length * STEPS_PER_TABLE);
    }

    /**
     * Runs it.
     *
     * @param seals as they stand now
     * @param corrections takes, for each of them, what is really there
     * @param step called after each step
     */
    Result run(Collection<Seal> seals, BiConsumer<Seal, Seal> corrections, Runnable step) throws SQLException {
        Instant started = clock.instant();
        List<Difference> differences = new ArrayList<>();
        for (FactTable table : FactTable.values()) {
            List<Seal> known = seals.stream()
                    .filter(seal -> seal.lane().topic().equals(table.topic()))
                    .toList();
            Map<Lane, Seal> recounted = recount(table, known);
            step.run();
            if (!recounted.equals(byLane(known))) {
                recounted = recount(table, known);
            }
            for (Seal before : known) {
                Seal after = recounted.get(before.lane());
                if (after != null) {
                    corrections.accept(before, after);
                }
            }
            step.run();
            differences.addAll(betweenGenerations(table, known));
            step.run();
            differences.addAll(rollups(() -> queries.eventFigures(table)));
            if (table == FactTable.COLLABORATION) {
                differences.addAll(rollups(queries::messageFigures));
            }
            step.run();
        }
        return new Result(started, clock.instant(), differences);
    }

    private Map<Lane, Seal> recount(FactTable table, List<Seal> seals) throws SQLException {
        Map<Lane, Seal> claimed = new HashMap<>();
        for (Seal seal : seals) {
            List<Claim> found = queries.claimed(seal.lane(), seal.checkpoint());
            claimed.put(seal.lane(), found.isEmpty() ? nothing(seal) : claimed(seal, found.get(0)));
        }
        Map<Lane, FactCount> facts = queries.facts(
                table,
                seals.stream()
                        .map(seal -> new OffsetRange(seal.lane(), 0, seal.frontier()))
                        .toList());
        Map<Lane, Seal> recounted = new HashMap<>();
        claimed.forEach((lane, seal) -> recounted.put(lane, seal.with(facts.getOrDefault(lane, FactCount.NONE))));
        return recounted;
    }

    private static Seal claimed(Seal seal, Claim all) {
        return new Seal(
                seal.lane(),
                Math.min(seal.first(), all.offsetFrom()),
                seal.frontier(),
                seal.checkpoint(),
                seal.checkpointRecords(),
                all.rows(),
                all.duplicates(),
                all.deadLettered(),
                all.erased(),
                0,
                0);
    }

    private static Seal nothing(Seal seal) {
        return new Seal(
                seal.lane(),
                seal.first(),
                seal.frontier(),
                seal.checkpoint(),
                seal.checkpointRecords(),
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static Map<Lane, Seal> byLane(List<Seal> seals) {
        return seals.stream().collect(Collectors.toMap(Seal::lane, Function.identity()));
    }

    /** Rows that two generations hold of the same record, also one that claims nothing. Within a generation the lanes tell. */
    private List<Difference> betweenGenerations(FactTable table, List<Seal> seals) throws SQLException {
        Map<Integer, Long> within = new HashMap<>();
        Map<Lane, FactCount> each = queries.facts(
                table,
                seals.stream()
                        .map(seal -> new OffsetRange(seal.lane(), 0, OffsetRange.OPEN))
                        .toList());
        each.forEach((lane, count) -> within.merge(lane.partition(), count.rows() - count.offsets(), Long::sum));
        List<Difference> differences = new ArrayList<>();
        queries.factsByPartition(table).forEach((partition, count) -> {
            long surplus = count.rows() - count.offsets() - within.getOrDefault(partition, 0L);
            if (surplus > 0) {
                differences.add(Difference.of(Discrepancy.ROWS_DOUBLED, table.topic() + "/" + partition, surplus));
            }
        });
        return differences;
    }

    private static List<Difference> rollups(Callable<List<RollupFigure>> question) throws SQLException {
        Map<String, Difference> standing = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, Difference> found = new HashMap<>();
            for (RollupFigure figure : ask(question)) {
                Difference difference = difference(figure);
                if (difference != null) {
                    found.put(difference.kind() + difference.where() + "/" + difference.tenant(), difference);
                }
            }
            if (standing != null) {
                found.keySet().retainAll(standing.keySet());
            }
            standing = found;
            if (found.isEmpty()) {
                break;
            }
        }
        return standing == null ? List.of() : List.copyOf(standing.values());
    }

    private static List<RollupFigure> ask(Callable<List<RollupFigure>> question) throws SQLException {
        try {
            return question.call();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("only SQL is asked", e);
        }
    }

    private static @Nullable Difference difference(RollupFigure figure) {
        long difference = figure.difference();
        if (difference == 0) {
            return null;
        }
        return Difference.of(
                difference > 0 ? Discrepancy.ROLLUP_TOO_LARGE : Discrepancy.ROLLUP_TOO_SMALL,
                figure.rollup(),
                figure.tenantId(),
                Math.abs(difference));
    }
}
