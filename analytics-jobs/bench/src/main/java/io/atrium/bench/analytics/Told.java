package io.atrium.bench.analytics;

import java.util.Locale;

/** Figures as they are told while they are measured. */
final class Told {
    private static final double MEGABYTE = 1e6;

    private Told() {}

    static String of(Load load) {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s, %,.0f per CPU-second; CPU-seconds a million: Flink %.1f, ClickHouse %.1f; %,d derivations%s",
                load.eventsPerSecond(),
                load.eventsPerCpuSecond(),
                load.flinkPerMillion(),
                load.clickHousePerMillion(),
                load.derivedKeys(),
                load.exact() ? "" : "; THE TABLES ARE NOT EXACT");
    }

    static String of(Checkpoints checkpoints) {
        return String.format(
                Locale.ROOT,
                "state %s; checkpoints take %.0f ms (%.0f–%.0f) and write %s (%s–%s)",
                bytes(checkpoints.stateBytes()),
                checkpoints.millis().median(),
                checkpoints.millis().least(),
                checkpoints.millis().most(),
                bytes(checkpoints.writtenBytes().median()),
                bytes(checkpoints.writtenBytes().least()),
                bytes(checkpoints.writtenBytes().most()));
    }

    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    private static String bytes(double bytes) {
        return String.format(Locale.ROOT, bytes < 10 * MEGABYTE ? "%.1f MB" : "%,.0f MB", bytes / MEGABYTE);
    }
}
