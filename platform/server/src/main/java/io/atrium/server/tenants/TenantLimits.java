package io.atrium.server.tenants;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may do, apart from whether it works at all.
 *
 * @param usage what it stores, null before it was measured
 * @param retention how long it keeps what it stores
 */
public record TenantLimits(
        String tenantId, Quotas quotas, @Nullable StorageUse usage, Retention retention) {

    /**
     * How long a tenant keeps facts in the warehouse.
     *
     * @param days null: for ever
     * @param from when that takes effect
     * @param closedBefore days before it take no events any more; null: all do
     * @param removing whether rows of closed days are going now
     */
    public record Retention(
            @Nullable Integer days,
            @Nullable Instant from,
            @Nullable LocalDate closedBefore,
            boolean removing) {}

    /** What a tenant stored when it was measured last. */
    public record StorageUse(long databaseBytes, long warehouseBytes, Instant measuredAt) {
        /** Everything. */
        public long bytes() {
            return databaseBytes + warehouseBytes;
        }
    }
}
