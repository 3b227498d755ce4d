package io.atrium.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Processor time of processes so far, user and system, all threads, as {@code /proc/<pid>/stat} says.
 *
 * @param seconds by part
 */
public record CpuTimes(Map<Part, Double> seconds) {
    /** The kernel's unit for these fields on every Linux that we run on (USER_HZ). */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    public CpuTimes {
        seconds = Map.copyOf(seconds);
    }

    /** Reads the times of these processes now. */
    public static CpuTimes of(Map<Part, Long> processes) throws IOException {
        Map<Part, Double> seconds = new EnumMap<>(Part.class);
        for (Map.Entry<Part, Long> process : processes.entrySet()) {
            seconds.put(process.getKey(), secondsOf(process.getValue()));
        }
        return new CpuTimes(seconds);
    }

    /** What was spent since an earlier reading of the same processes. */
    public CpuTimes since(CpuTimes earlier) {
        Map<Part, Double> spent = new EnumMap<>(Part.class);
        seconds.forEach((part, now) -> spent.put(part, now - earlier.seconds.getOrDefault(part, 0.0)));
        return new CpuTimes(spent);
    }

    /** The time of one part, 0 when it takes no part. */
    public double of(Part part) {
        return seconds.getOrDefault(part, 0.0);
    }

    /** What reading costs beside ClickHouse and Kafka. */
    public double consumerSide() {
        return of(Part.CONSUMER) + of(Part.JOBMANAGER);
    }

    /** The consumer's side and ClickHouse. */
    public double ingest() {
        return consumerSide() + of(Part.CLICKHOUSE);
    }

    private static double secondsOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        return secondsOf(stat);
    }

    static double secondsOf(String stat) {
        // The second field is the name in brackets and may itself hold spaces and brackets.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }
}
