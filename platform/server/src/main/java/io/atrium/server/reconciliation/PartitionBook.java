package io.atrium.server.reconciliation;

import io.atrium.server.eventlog.PartitionPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a partition from pass to pass, and the judgement over its lanes. */
final class PartitionBook {

    /** The log's end at a moment, to tell how old what has not been read is. */
    private record End(Instant at, long offset) {}

    private final Limits limits;
    private final Deque<End> ends = new ArrayDeque<>();
    private @Nullable Doubt gap;
    private @Nullable Doubt expiry;
    private @Nullable Doubt letters;

    PartitionBook(Limits limits) {
        this.limits = limits;
    }

    /**
     * What one pass has seen of the partition.
     *
     * @param oldest its oldest record before claims were read
     * @param position its end after facts were counted
     * @param seals of all its lanes
     * @param settling whether one of them is
     * @param removed facts that retention has removed
     * @param storedDeadLetters null without a store
     */
    record Observation(
            long oldest,
            PartitionPosition position,
            List<Seal> seals,
            boolean settling,
            long removed,
            @Nullable Long storedDeadLetters) {}

    PartitionReport judge(Observation seen, Instant now) {
        PartitionPosition position = seen.position();
        String where = "%s/%d".formatted(position.topic(), position.partition());
        List<Seal> seals = seen.seals().stream()
                .sorted(Comparator.comparingLong(Seal::first).thenComparing(Seal::frontier))
                .toList();
        long frontier = seals.stream().mapToLong(Seal::frontier).max().orElse(0);
        long claimedDeadLetters =
                seals.stream().mapToLong(Seal::deadLettered).max().orElse(0);
        List<Difference> differences = new ArrayList<>();
        boolean settling = seen.settling();
        long between = between(seals);
        gap = between == 0 ? null : Doubt.again(gap, between, now);
        boolean certain = gap != null && gap.isCertain(now, limits.settle());
        settling |= between > 0 && !certain;
        add(differences, Discrepancy.GAP, where, within(seals) + (certain ? between : 0));
        for (Seal seal : seals) {
            String lane = seals.size() == 1
                    ? where
                    : "%s generation %d".formatted(where, seal.lane().generation());
            add(differences, Discrepancy.CLAIMS_DOUBLED, lane, -seal.gap());
            add(differences, Discrepancy.ROWS_MISSING, lane, seal.missingFacts());
            add(differences, Discrepancy.ROWS_DOUBLED, lane, seal.extraFacts());
        }
        long expired = Math.max(0, seen.oldest() - frontier);
        expiry = expired == 0 ? null : Doubt.again(expiry, frontier, now);
        if (expiry != null && expiry.isCertain(now, limits.settle())) {
            add(differences, Discrepancy.EXPIRED, where, expired);
        } else {
            settling |= expired > 0;
        }
        long unstored =
                seen.storedDeadLetters() == null ? 0 : Math.max(0, claimedDeadLetters - seen.storedDeadLetters());
        letters = unstored == 0 ? null : Doubt.again(letters, unstored, now);
        if (letters != null && letters.isCertain(now, limits.deadLetterSettle())) {
            add(differences, Discrepancy.DEAD_LETTERS_MISSING, where, unstored);
        } else {
            settling |= unstored > 0;
        }
        add(differences, Discrepancy.REWOUND, where, frontier - position.end());
        long lag = Math.max(0, position.end() - frontier);
        Duration lagAge = lagAge(frontier, position.end(), now);
        if (lagAge.compareTo(limits.behind()) >= 0) {
            add(differences, Discrepancy.BEHIND, where, lag);
        }
        Verdict verdict = Verdict.worst(differences.stream().map(Difference::verdict));
        return new PartitionReport(
                position.topic(),
                position.partition(),
                verdict == Verdict.BALANCED && settling ? Verdict.SETTLING : verdict,
                position.start(),
                position.end(),
                position.committed().isPresent() ? position.committed().getAsLong() : null,
                frontier,
                lag,
                lagAge.toSeconds(),
                seals.stream().mapToLong(Seal::rows).sum(),
                seals.stream().mapToLong(Seal::duplicates).sum(),
                seals.stream().mapToLong(Seal::deadLettered).sum(),
                seals.stream().mapToLong(Seal::erased).sum(),
                seen.removed(),
                seals.stream().mapToLong(Seal::facts).sum(),
                seals.stream().mapToLong(Seal::factOffsets).sum(),
                seen.storedDeadLetters(),
                seals.stream().map(PartitionReport.Generation::of).toList(),
                differences);
    }

    /** Offsets that no generation has read. */
    private static long between(List<Seal> seals) {
        long missing = 0;
        long covered = 0;
        for (Seal seal : seals) {
            missing += Math.max(0, seal.first() - covered);
            covered = Math.max(covered, seal.frontier());
        }
        return missing;
    }

    /** Offsets that a generation has passed over. Another generation that has read all of its offsets makes that good. */
    private static long within(List<Seal> seals) {
        return seals.stream()
                .filter(seal -> seals.stream()
                        .noneMatch(other -> !other.lane().equals(seal.lane())
                                && other.gap() <= 0
                                && other.first() <= seal.first()
                                && other.frontier() >= seal.frontier()))
                .mapToLong(seal -> Math.max(0, seal.gap()))
                .sum();
    }

    private Duration lagAge(long frontier, long end, Instant now) {
        ends.removeIf(known -> known.offset() <= frontier);
        if (end <= frontier) {
            return Duration.ZERO;
        }
        End last = ends.peekLast();
        if (last == null || last.offset() != end) {
            ends.addLast(new End(now, end));
        }
        // The oldest and the newest are enough when a backlog grows for days.
        while (ends.size() > 1_000) {
            End oldest = ends.removeFirst();
            ends.removeFirst();
            ends.addFirst(oldest);
        }
        return Duration.between(ends.getFirst().at(), now);
    }

    private static void add(List<Difference> differences, Discrepancy kind, String where, long records) {
        if (records > 0) {
            differences.add(Difference.of(kind, where, records));
        }
    }
}
