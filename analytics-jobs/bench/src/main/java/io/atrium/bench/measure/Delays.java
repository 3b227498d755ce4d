package io.atrium.bench.measure;

import java.util.TreeMap;

/** How long events took, with how many took so long. */
public final class Delays {
    private final TreeMap<Long, Long> eventsByMillis = new TreeMap<>();
    private long events;

    /** So many events took so long. */
    public void add(long millis, long count) {
        eventsByMillis.merge(millis, count, Long::sum);
        events += count;
    }

    /** Number of events. */
    public long events() {
        return events;
    }

    /** The delay in milliseconds that this share of the events (0 to 1) did not exceed. */
    public long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * events));
        long seen = 0;
        for (var entry : eventsByMillis.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no event arrived");
    }
}
