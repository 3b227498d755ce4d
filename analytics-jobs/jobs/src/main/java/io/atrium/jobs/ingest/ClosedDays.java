package io.atrium.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Knows which days tenants do not keep any more. A day that was closed is never opened again. */
@FunctionalInterface
interface ClosedDays {

    /**
     * Tenant to its first day that counts, in days since 1970; who keeps all is missing.
     *
     * @throws IOException when there is no answer; the job then starts again from its checkpoint
     */
    Map<String, Long> load() throws IOException, InterruptedException;

    /** Opens the connection where it is used. */
    @FunctionalInterface
    interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        ClosedDays open(Runnable onRetry);
    }
}
