package io.atrium.server.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything, for operators of the platform: it mixes tenants.
 *
 * @param explanation why the verdict is not {@code balanced}, in a sentence
 * @param checkedAt when the last pass was tried, absent before the first
 * @param lastSuccess when everything could be asked last
 * @param ageSeconds how old that is
 * @param error why the last pass could not ask, absent when it could
 * @param partitions by topic and number
 * @param differences of whole tables and of the last deep check; those of partitions are with them
 */
public record ReconciliationReport(
        Verdict verdict,
        @Nullable String explanation,
        @Nullable Instant checkedAt,
        @Nullable Instant lastSuccess,
        @Nullable Long ageSeconds,
        @Nullable String error,
        long balanced,
        List<PartitionReport> partitions,
        List<Difference> differences,
        Deep deep) {
    public ReconciliationReport {
        partitions = List.copyOf(partitions);
        differences = List.copyOf(differences);
    }

    /**
     * The deep check.
     *
     * @param running whether one runs, or waits to run
     * @param done steps of the running one; 0 when none runs
     * @param total all steps of the running one; 0 when none runs
     * @param startedAt of the running one
     * @param finishedAt of the last one
     * @param error why the last one could not be finished
     */
    public record Deep(
            boolean running,
            int done,
            int total,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {}
}
