package io.atrium.jobs.clickhouse;

import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to ClickHouse tables, each row exactly once; how, and under which conditions, is said in this package's
 * description. Rows become visible after their checkpoint. The job needs checkpoints, and a checkpoint timeout longer
 * than {@link RetryPolicy#patience()}.
 *
 * @param <T> the rows; their class decides the table, or they do, when they are {@link Addressed}
 */
public final class ClickHouseSink<T> implements Sink<T>, SupportsCommitter<Block> {
    private static final long serialVersionUID = 1L;

    private final ClickHouseEndpoint endpoint;
    private final Table.Provider<T> tables;
    private final int generation;
    private final BlockLimits limits;
    private final RetryPolicy retryPolicy;
    private final Duration timeout;

    private ClickHouseSink(Builder<T> builder) {
        endpoint = Objects.requireNonNull(builder.endpoint, "endpoint is not set");
        tables = Objects.requireNonNull(builder.tables, "tables are not set");
        generation = builder.generation;
        limits = new BlockLimits(builder.maxRows, builder.maxBytes);
        retryPolicy = builder.retryPolicy;
        timeout = builder.timeout;
    }

    /** Starts a sink. */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        long checkpoint = context.getRestoredCheckpointId().orElse(0L) + 1;
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        return new BlockWriter<>(
                tables.tables(),
                limits,
                new BlockWriter.TokenScope(generation, subtask, checkpoint),
                new SinkMetrics.Writing(context.metricGroup()));
    }

    @Override
    public Committer<Block> createCommitter(CommitterInitContext context) {
        SinkMetrics.Committing metrics = new SinkMetrics.Committing(context.metricGroup());
        return new BlockCommitter(
                new ClickHouseClient(endpoint, timeout), Retries.inRealTime(retryPolicy, metrics::retried), metrics);
    }

    @Override
    public SimpleVersionedSerializer<Block> getCommittableSerializer() {
        return new BlockSerializer();
    }

    /** Collects the parts; what is not set has the default that its constant names. */
    public static final class Builder<T> {
        /** Rows of a block: large enough for the server, small enough for a checkpoint. */
        public static final int DEFAULT_MAX_ROWS = 100_000;

        /**
         * Size of a block before compression: each table of each subtask keeps so much of the heap, and at times as
         * much again to grow.
         */
        public static final int DEFAULT_MAX_BYTES = 8 << 20;

        /** How long one request may take. */
        public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

        private @Nullable ClickHouseEndpoint endpoint;
        private Table.@Nullable Provider<T> tables;
        private int generation;
        private int maxRows = DEFAULT_MAX_ROWS;
        private int maxBytes = DEFAULT_MAX_BYTES;
        private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder() {}

        /** Where to write; required. */
        public Builder<T> endpoint(ClickHouseEndpoint value) {
            endpoint = value;
            return this;
        }

        /** The tables; required. */
        public Builder<T> tables(Table.Provider<T> value) {
            tables = value;
            return this;
        }

        /** Part of every token. Raise it when the job starts from anything but its newest checkpoint. */
        public Builder<T> generation(int value) {
            generation = value;
            return this;
        }

        /** Most rows of a block. */
        public Builder<T> maxRows(int value) {
            maxRows = value;
            return this;
        }

        /** About the largest size of a block before compression. */
        public Builder<T> maxBytes(int value) {
            maxBytes = value;
            return this;
        }

        /** How often a failed request is repeated. */
        public Builder<T> retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        /** How long one request may take before it counts as failed. */
        public Builder<T> timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** The sink; throws when a required part is missing or a limit makes no sense. */
        public ClickHouseSink<T> build() {
            return new ClickHouseSink<>(this);
        }
    }
}
