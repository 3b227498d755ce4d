package io.atrium.server.eventlog;

import java.util.OptionalLong;

/**
 * Where a partition begins and ends.
 *
 * @param start the oldest record that retention has left
 * @param end the offset that the next record will get
 * @param committed what a consumer group has committed; empty when it has committed nothing here
 */
public record PartitionPosition(String topic, int partition, long start, long end, OptionalLong committed) {}
