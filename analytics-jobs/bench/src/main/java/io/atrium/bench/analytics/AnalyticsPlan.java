package io.atrium.bench.analytics;

import java.time.Duration;
import java.util.List;

/**
 * What is measured, and how much of it.
 *
 * @param sections their names; empty for all
 * @param members size of the organization
 * @param lateShare share of events that arrive weeks late
 * @param backends state backends, of which latency takes the first
 * @param heapMegabytes heap of the job in Flink's TaskManager
 */
public record AnalyticsPlan(
        List<String> sections,
        int members,
        double lateShare,
        List<String> backends,
        int heapMegabytes,
        Cost cost,
        Latency latency,
        Replay replay,
        Growth growth) {

    /**
     * Of the ingest alone and all jobs.
     *
     * @param warmUp events that are read first
     * @param events of a measured load
     * @param loads in each turn
     * @param rounds turns of each variant
     */
    public record Cost(long warmUp, long events, int loads, int rounds) {
        public Cost {
            require(warmUp >= 0, "--warm-up", warmUp, "0 or more");
            require(events >= 1, "--events", events, "1 or more");
            require(loads >= 1, "--loads", loads, "1 or more");
            require(rounds >= 1, "--rounds", rounds, "1 or more");
        }
    }

    /**
     * Of delays.
     *
     * @param shares steady loads, as shares of the throughput
     * @param duration of each steady load
     * @param intervals of checkpoints
     * @param delays of derivations
     */
    public record Latency(List<Double> shares, Duration duration, List<Duration> intervals, List<Duration> delays) {
        public Latency {
            shares = List.copyOf(shares);
            intervals = List.copyOf(intervals);
            delays = List.copyOf(delays);
            shares.forEach(share -> require(share > 0 && share <= 1, "--shares", share, "over 0 and at most 1"));
            require(!duration.isNegative() && !duration.isZero(), "--seconds", duration.toSeconds(), "1 or more");
        }
    }

    /**
     * Of the replay.
     *
     * @param rows numbers of raw facts, ascending
     * @param backend state backend of the job that derives
     */
    public record Replay(List<Long> rows, String backend) {
        public Replay {
            rows = rows.stream().sorted().toList();
            require(rows.get(0) >= 1, "--replay-rows", rows, "1 or more each");
        }
    }

    /** Of growth: events before the first load. */
    public record Growth(long history) {
        public Growth {
            require(history >= 1, "--history", history, "1 or more");
        }
    }

    public AnalyticsPlan {
        sections = List.copyOf(sections);
        sections.forEach(Section::of);
        backends = List.copyOf(backends);
        Variant.allJobs(backends);
        Variant.allJobs(replay.backend());
        require(lateShare >= 0 && lateShare < 1, "--late", lateShare, "0 or more, less than 1");
        require(heapMegabytes >= 128, "--heap", heapMegabytes, "128 or more");
    }

    boolean has(Section section) {
        return sections.isEmpty() || sections.contains(section.id());
    }

    private static void require(boolean condition, String name, Object value, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(name + " must be " + expected + ", but is: " + value);
        }
    }
}
