package io.atrium.bench.measure;

import java.util.Locale;

/** Whose processor time it is. */
public enum Part {
    /** Reads from Kafka and writes to ClickHouse: Flink's TaskManager or a consumer; absent where ClickHouse reads itself. */
    CONSUMER,
    /** Flink's JobManager. */
    JOBMANAGER,
    /** ClickHouse: inserts, views and merges. */
    CLICKHOUSE,
    /** The broker. */
    KAFKA;

    /** The name in results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
