package io.atrium.jobs.ingest;

import java.time.Duration;

/**
 * Since when the state remembers every event. An event that could have arrived before is looked up in the raw facts.
 *
 * @param generation the generation that remembered
 * @param sinceMillis arrivals before this time are not in the state
 * @param horizonMillis how long an event is remembered after its arrival
 */
record MemorySpan(int generation, long sinceMillis, long horizonMillis) {
    /** How far the clocks of senders may be ahead of ours; the gateway refuses times further in the future. */
    static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    /** A memory that begins empty. */
    static MemorySpan startingAt(long nowMillis, int generation, Duration horizon) {
        return new MemorySpan(generation, nowMillis, horizon.toMillis());
    }

    /**
     * This memory, restored. Under another generation (the job was started from an older checkpoint, or from a copy)
     * raw facts may hold events that the state has not seen: all that happened before now are looked up. With a longer
     * horizon, what the shorter one has forgotten stays forgotten.
     */
    MemorySpan restoredAt(long nowMillis, int newGeneration, Duration horizon) {
        if (newGeneration != generation) {
            return startingAt(nowMillis, newGeneration, horizon);
        }
        long remembered = Math.max(sinceMillis, nowMillis - horizonMillis);
        return horizon.toMillis() > horizonMillis
                ? new MemorySpan(generation, remembered, horizon.toMillis())
                : new MemorySpan(generation, sinceMillis, horizon.toMillis());
    }

    /** What two restored parts know together: the weaker of both. */
    MemorySpan and(MemorySpan other) {
        return generation == other.generation
                ? new MemorySpan(
                        generation,
                        Math.max(sinceMillis, other.sinceMillis),
                        Math.min(horizonMillis, other.horizonMillis))
                : new MemorySpan(Math.min(generation, other.generation) - 1, sinceMillis, horizonMillis);
    }

    /** Whether an event of this time that the state does not know can still be in the raw facts. */
    boolean mayHaveForgotten(long eventMillis, long nowMillis) {
        return eventMillis < Math.max(sinceMillis, nowMillis - horizonMillis) + CLOCK_TOLERANCE.toMillis();
    }
}
