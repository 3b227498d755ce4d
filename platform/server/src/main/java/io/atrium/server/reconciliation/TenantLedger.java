package io.atrium.server.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is told: how the books stand as a whole, and its own numbers. How many of its records still wait in Kafka nobody can know
 * before they are read.
 *
 * @param lastCheck when everything could be asked last
 * @param ledger absent while the warehouse does not answer or the tenant has no records yet
 */
record TenantLedger(
        Verdict verdict,
        Partitions partitions,
        @Nullable Instant lastCheck,
        @Nullable Long ageSeconds,
        ReconciliationReport.Deep deep,
        @Nullable Ledger ledger) {

    /** How many partitions there are, and of how many the books are balanced. */
    record Partitions(long checked, long balanced) {}

    /**
     * The tenant's own records.
     *
     * @param received read from Kafka; a record that a new generation reads again is received again, as a duplicate
     * @param counted in the raw facts
     * @param removed of days that the tenant does not keep any more
     * @param difference received less counted, duplicates, dead letters and removed: 0, or negative for the moment between a raw block and the claim
     *     that speaks of it
     */
    record Ledger(long received, long counted, long duplicates, long deadLettered, long removed, long difference) {}
}
