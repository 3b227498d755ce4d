package io.atrium.server.eventlog;

import java.util.Map;

/**
 * What the Kafka cluster says of itself.
 *
 * @param brokers how many answer
 * @param version the finalized level of the cluster's metadata, such as {@code metadata.version 29}
 * @param endOffsets for each topic that exists, the number of records ever written, over all partitions
 */
public record EventLogHealth(String clusterId, int brokers, String version, Map<String, Long> endOffsets) {

    public EventLogHealth {
        endOffsets = Map.copyOf(endOffsets);
    }
}
