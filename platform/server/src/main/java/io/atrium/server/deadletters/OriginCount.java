package io.atrium.server.deadletters;

/**
 * How many letters of one partition of an event topic are kept, of all tenants and of none, whatever became of them since.
 *
 * @param topic where the record stood that could not be counted, such as {@code atrium.usage}
 * @param letters distinct records; one that came twice counts once
 */
public record OriginCount(String topic, int partition, long letters) {}
