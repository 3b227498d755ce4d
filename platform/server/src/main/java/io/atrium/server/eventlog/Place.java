package io.atrium.server.eventlog;

import java.time.Instant;

/**
 * Where Kafka has put a record.
 *
 * @param time Kafka's record time, in whole milliseconds
 */
public record Place(String topic, int partition, long offset, Instant time) {}
