package io.atrium.jobs.proof;

/**
 * Where a record stands in Kafka.
 *
 * @param send the record
 * @param partition its partition
 * @param offset its offset
 * @param arrivalMillis when the broker appended it
 */
public record Receipt(Send send, int partition, long offset, long arrivalMillis) {}
