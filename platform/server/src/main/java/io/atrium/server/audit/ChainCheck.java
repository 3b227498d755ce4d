package io.atrium.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks a chain record by record, in order, and stops believing at the first that does not fit. Anchors are links that were written down
 * outside the database: without them a removed end, and a chain that was computed anew from some record on, would look well. For one thread.
 */
final class ChainCheck {
    /** Records stay so long at least. */
    static final Duration LEAST_RETENTION = Duration.ofDays(184);

    private final ChainLink checkpoint;
    private final Instant now;
    private final TreeMap<Long, ChainLink> anchors;
    private ChainLink last;
    private long checked;
    private @Nullable Problem problem;

    /**
     * @param checkpoint the last record that retention removed, {@link ChainLink#BEGINNING} when it removed none
     */
    ChainCheck(ChainLink checkpoint, List<ChainLink> anchors, Instant now) {
        this.checkpoint = checkpoint;
        this.last = checkpoint;
        this.now = now;
        this.anchors = anchors.stream()
                .collect(Collectors.toMap(ChainLink::sequence, Function.identity(), (one, other) -> one, TreeMap::new));
        this.problem = removedTooEarly();
    }

    /**
     * What was found.
     *
     * @param checked records that were looked at
     * @param from the first record that is still there
     * @param through the last record that fits, 0 when there is none
     * @param hash of that one
     * @param anchors how many were compared
     */
    record Verdict(
            boolean intact,
            long checked,
            long from,
            long through,
            String hash,
            int anchors,
            @Nullable Problem problem) {}

    /**
     * The first record that does not fit.
     *
     * @param code {@code missing}, {@code misplaced}, {@code changed}, {@code unlinked}, {@code replaced}, {@code truncated} or {@code
     *     removed-early}
     */
    record Problem(long sequence, String code, String message) {}

    /** The next record. */
    void next(AuditRecord record) {
        if (problem != null) {
            return;
        }
        checked++;
        problem = problemOf(record);
        if (problem == null) {
            last = new ChainLink(record.sequence(), record.hash(), record.recordedAt());
        }
    }

    /** Whether a record has the hash of what it says. */
    static boolean isTrue(AuditRecord record) {
        return ChainHash.of(record).equals(record.hash());
    }

    /** After the last record. */
    Verdict conclude() {
        Map.Entry<Long, ChainLink> furthest = anchors.lastEntry();
        if (problem == null && furthest != null && furthest.getKey() > last.sequence()) {
            problem = new Problem(
                    last.sequence() + 1,
                    "truncated",
                    "The log ends with record " + last.sequence() + ", though record " + furthest.getKey()
                            + " was there: it was recorded at "
                            + furthest.getValue().recordedAt() + ".");
        }
        return new Verdict(
                problem == null,
                checked,
                checkpoint.sequence() + 1,
                last.sequence(),
                last.hash(),
                anchors.size(),
                problem);
    }

    /** A checkpoint may only stand for what was old enough to go. */
    private @Nullable Problem removedTooEarly() {
        for (ChainLink anchor : anchors.headMap(checkpoint.sequence(), true).values()) {
            if (anchor.recordedAt().plus(LEAST_RETENTION).isAfter(now)) {
                return new Problem(
                        anchor.sequence(),
                        "removed-early",
                        "Record " + anchor.sequence() + " of " + anchor.recordedAt()
                                + " is gone, though records are kept for " + LEAST_RETENTION.toDays() + " days.");
            }
        }
        ChainLink same = anchors.get(checkpoint.sequence());
        return same == null || same.hash().equals(checkpoint.hash())
                ? null
                : new Problem(
                        checkpoint.sequence(), "replaced", "The checkpoint has another hash than the record had.");
    }

    private @Nullable Problem problemOf(AuditRecord record) {
        long expected = last.sequence() + 1;
        if (record.sequence() > expected) {
            String range = record.sequence() == expected + 1
                    ? "Record " + expected + " is"
                    : "Records " + expected + " to " + (record.sequence() - 1) + " are";
            return new Problem(expected, "missing", range + " missing.");
        }
        if (record.sequence() < expected) {
            return new Problem(record.sequence(), "misplaced", "Record " + record.sequence() + " is not in its place.");
        }
        if (!isTrue(record)) {
            return new Problem(
                    expected, "changed", "Record " + expected + " was changed: its hash is not that of what it says.");
        }
        if (!record.previousHash().equals(last.hash())) {
            return new Problem(
                    expected,
                    "unlinked",
                    "Record " + expected + " does not follow the one before it: one of the two was replaced.");
        }
        ChainLink anchor = anchors.get(expected);
        if (anchor != null && !anchor.hash().equals(record.hash())) {
            return new Problem(
                    expected,
                    "replaced",
                    "Record " + expected + " has another hash than was written down outside the database.");
        }
        return null;
    }
}
