package io.atrium.bench.run;

/**
 * From Kafka's record time until a query shows the event, at a steady pace.
 *
 * @param eventsPerSecond the pace
 * @param events number of events
 * @param p50Millis half of the events took no longer
 * @param p95Millis of 20 events 19 took no longer
 */
public record Latency(double eventsPerSecond, long events, long p50Millis, long p95Millis) {}
