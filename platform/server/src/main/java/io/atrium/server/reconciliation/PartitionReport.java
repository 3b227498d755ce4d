package io.atrium.server.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books of one partition.
 *
 * @param logStart oldest record that Kafka has
 * @param logEnd offset of the next record
 * @param committed what the consumer group has committed; Flink commits for people to see, it does not read by it
 * @param frontier every offset below is proved
 * @param lag records from the frontier to the end
 * @param lagAgeSeconds for how long the oldest of them has been there, as far as this server has seen
 * @param rows claimed as counted
 * @param duplicates claimed as seen before
 * @param deadLettered claimed as put aside
 * @param erased claimed as records of tenants that were erased, or of days that retention had closed
 * @param removed facts that retention has removed since they were counted; they are among {@code rows} and {@code facts}
 * @param facts raw facts that are there, or were until retention removed them
 * @param factOffsets different offsets among them
 * @param storedDeadLetters different offsets in the store of dead letters, absent without a store
 * @param generations each generation's part
 */
public record PartitionReport(
        String topic,
        int partition,
        Verdict verdict,
        long logStart,
        long logEnd,
        @Nullable Long committed,
        long frontier,
        long lag,
        long lagAgeSeconds,
        long rows,
        long duplicates,
        long deadLettered,
        long erased,
        long removed,
        long facts,
        long factOffsets,
        @Nullable Long storedDeadLetters,
        List<Generation> generations,
        List<Difference> differences) {
    public PartitionReport {
        generations = List.copyOf(generations);
        differences = List.copyOf(differences);
    }

    /** Claims and facts of one generation, from its first offset to before its frontier. */
    public record Generation(
            int generation,
            long first,
            long frontier,
            long checkpoint,
            long rows,
            long duplicates,
            long deadLettered,
            long erased,
            long facts,
            long factOffsets) {

        static Generation of(Seal seal) {
            return new Generation(
                    seal.lane().generation(),
                    seal.first(),
                    seal.frontier(),
                    seal.checkpoint(),
                    seal.rows(),
                    seal.duplicates(),
                    seal.deadLettered(),
                    seal.erased(),
                    seal.facts(),
                    seal.factOffsets());
        }
    }
}
