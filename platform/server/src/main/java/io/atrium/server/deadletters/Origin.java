package io.atrium.server.deadletters;

import java.time.Instant;

/**
 * A place in Kafka, and when Kafka took the record there: a Kafka that was set up anew counts its offsets anew.
 *
 * @param arrival Kafka's record time, in whole milliseconds
 */
record Origin(String topic, int partition, long offset, Instant arrival) {}
