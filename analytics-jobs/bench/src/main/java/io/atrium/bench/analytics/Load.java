package io.atrium.bench.analytics;

import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Part;

/**
 * A load that was read.
 *
 * @param events how many
 * @param seconds until all of it was visible and derived
 * @param cpu spent meanwhile
 * @param derivedKeys how often a key was derived
 * @param exact whether every event counted once
 */
record Load(long events, double seconds, CpuTimes cpu, long derivedKeys, boolean exact) {
    double eventsPerSecond() {
        return events / seconds;
    }

    double eventsPerCpuSecond() {
        return events / cpu.ingest();
    }

    double flinkPerMillion() {
        return cpu.consumerSide() * 1e6 / events;
    }

    double clickHousePerMillion() {
        return cpu.of(Part.CLICKHOUSE) * 1e6 / events;
    }
}
