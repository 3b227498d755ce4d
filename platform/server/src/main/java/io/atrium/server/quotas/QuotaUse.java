package io.atrium.server.quotas;

import io.atrium.server.tenants.Quotas;
import io.atrium.server.tenants.TenantLimits.StorageUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may take and what it takes, as the API shows it.
 *
 * @param over the names of quotas that are below what is there: nothing grows there, and nothing is taken away
 */
record QuotaUse(String tenant, Line members, Line eventsPerSecond, Storage storageBytes, List<String> over) {

    /** One quota. */
    record Line(long limit, double used) {}

    /**
     * The quota of bytes.
     *
     * @param used null before it was measured
     */
    record Storage(
            long limit,
            @Nullable Long used,
            @Nullable Long database,
            @Nullable Long warehouse,
            @Nullable Instant measuredAt) {}

    static QuotaUse of(String tenant, Quotas quotas, long members, double eventsPerSecond, @Nullable StorageUse use) {
        List<String> over = new ArrayList<>();
        if (members > quotas.members()) {
            over.add("members");
        }
        if (use != null && use.bytes() >= quotas.storageBytes()) {
            over.add("storageBytes");
        }
        Storage storage = use == null
                ? new Storage(quotas.storageBytes(), null, null, null, null)
                : new Storage(
                        quotas.storageBytes(),
                        use.bytes(),
                        use.databaseBytes(),
                        use.warehouseBytes(),
                        use.measuredAt());
        return new QuotaUse(
                tenant,
                new Line(quotas.members(), members),
                new Line(quotas.eventsPerSecond(), Math.round(eventsPerSecond * 10) / 10.0),
                storage,
                List.copyOf(over));
    }
}
