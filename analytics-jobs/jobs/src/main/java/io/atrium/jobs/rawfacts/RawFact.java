package io.atrium.jobs.rawfacts;

import io.atrium.jobs.derive.CountedEvent;

/**
 * A row of a raw table.
 *
 * @param event the event
 * @param topic the topic that it came by
 * @param partition the partition
 * @param offset the offset
 */
public record RawFact(CountedEvent event, String topic, int partition, long offset) {}
