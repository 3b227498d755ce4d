package io.atrium.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/** Knows which events are in the raw facts. */
interface KnownEvents {

    /**
     * The payload hashes of those events that are there.
     *
     * @throws IOException when there is no answer; the job then starts again from its checkpoint
     */
    Map<Identity, Long> find(Collection<Question> questions) throws IOException, InterruptedException;

    /**
     * Is this event there?
     *
     * @param tenantId its tenant
     * @param identity which event
     */
    record Question(String tenantId, Identity identity) {}

    /** Opens the connection where it is used. */
    @FunctionalInterface
    interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        KnownEvents open(Runnable onRetry);
    }
}
