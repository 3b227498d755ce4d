package io.atrium.server.reconciliation;

import java.util.List;

/** The store of dead letters, as the auditor needs it. */
@FunctionalInterface
public interface DeadLetterCounts {

    /** How many different records of each partition are in the store, whatever was done with them since. */
    List<Origin> storedByOrigin();

    /**
     * Letters of one partition.
     *
     * @param topic the topic that the records stood in, not the one of dead letters
     * @param count different offsets
     */
    record Origin(String topic, int partition, long count) {}
}
