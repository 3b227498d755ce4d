package io.atrium.bench.run;

import io.atrium.bench.measure.CpuTimes;

/**
 * A load that lay ready, read as fast as possible.
 *
 * @param events number of events
 * @param bytes of all values in Kafka
 * @param seconds from the moment at which the first could be read until all were visible in every table
 * @param cpu what the processes spent meanwhile
 * @param exact whether raw tables and rollups held what was sent, no more and no less
 */
public record Throughput(long events, long bytes, double seconds, CpuTimes cpu, boolean exact) {
    /** Events a second. */
    public double eventsPerSecond() {
        return events / seconds;
    }

    /** Events a second of processor time of the consumer's side and ClickHouse. */
    public double eventsPerCpuSecond() {
        return events / cpu.ingest();
    }
}
