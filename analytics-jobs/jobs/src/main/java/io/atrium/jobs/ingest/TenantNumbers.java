package io.atrium.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Knows a number of each of some tenants; what it means, whoever asks says. */
@FunctionalInterface
interface TenantNumbers {

    /**
     * Tenant to its number; of whom there is nothing to know is missing.
     *
     * @throws IOException when there is no answer; the job then starts again from its checkpoint
     */
    Map<String, Long> load() throws IOException, InterruptedException;

    /** Opens the connection where it is used. */
    @FunctionalInterface
    interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        TenantNumbers open(Runnable onRetry);
    }
}
