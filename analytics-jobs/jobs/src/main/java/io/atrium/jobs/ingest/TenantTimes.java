package io.atrium.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Knows a time of each of some tenants: which were erased while Kafka still holds their records, or which were restored without Kafka. */
@FunctionalInterface
interface TenantTimes {

    /**
     * Tenant to the time, in milliseconds since 1970.
     *
     * @throws IOException when there is no answer; the job then starts again from its checkpoint
     */
    Map<String, Long> load() throws IOException, InterruptedException;

    /** Opens the connection where it is used. */
    @FunctionalInterface
    interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        TenantTimes open(Runnable onRetry);
    }
}
