package io.atrium.bench.run;

import io.atrium.bench.house.Await;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.Delays;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sees rows become visible: how many of each tenth of a second of record time are there now and were not before. */
final class Arrivals {
    private static final int BUCKET_MILLIS = 100;

    private final Warehouse warehouse;
    private final long sinceMillis;
    private final Map<Long, Long> seen = new HashMap<>();
    private final Delays delays = new Delays();

    /** @param sinceMillis rows with an earlier record time do not count */
    Arrivals(Warehouse warehouse, long sinceMillis) {
        this.warehouse = warehouse;
        this.sinceMillis = sinceMillis;
    }

    /** Watches until so many events have become visible. */
    Delays watch(long events, Duration limit) throws IOException, InterruptedException {
        Await.until(events + " events at half load are visible", limit, () -> {
            look();
            return delays.events() >= events;
        });
        return delays;
    }

    private void look() throws IOException, InterruptedException {
        long now = System.currentTimeMillis();
        for (String line :
                warehouse.query("""
                SELECT intDiv(toUnixTimestamp64Milli(arrival_time), %d) AS bucket, count()
                FROM (%s) WHERE arrival_time >= fromUnixTimestamp64Milli(%d) GROUP BY bucket
                """.formatted(BUCKET_MILLIS, Warehouse.unionOfRaw("arrival_time"), sinceMillis))) {
            String[] columns = line.split("\t", -1);
            long bucket = Long.parseLong(columns[0]);
            long count = Long.parseLong(columns[1]);
            long more = count - seen.getOrDefault(bucket, 0L);
            if (more > 0) {
                delays.add(Math.max(0, now - bucket * BUCKET_MILLIS - BUCKET_MILLIS / 2), more);
                seen.put(bucket, count);
            }
        }
    }
}
