package io.atrium.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Knows which tenants were erased while Kafka still holds their records. */
@FunctionalInterface
interface ErasedTenants {

    /**
     * Tenant to the time before which its records do not count, in milliseconds since 1970.
     *
     * @throws IOException when there is no answer; the job then starts again from its checkpoint
     */
    Map<String, Long> load() throws IOException, InterruptedException;

    /** Opens the connection where it is used. */
    @FunctionalInterface
    interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        ErasedTenants open(Runnable onRetry);
    }
}
