package io.atrium.jobs.clickhouse;

import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The sink's metrics, in the group {@code clickhouse} of its operators. */
final class SinkMetrics {
    private static final String GROUP = "clickhouse";
    private static final int HISTOGRAM_VALUES = 1000;

    private SinkMetrics() {}

    /** What the writer counts: {@code rowsEncoded}, {@code bytesEncoded}, {@code blockRows}, {@code blockBytes}. */
    static final class Writing {
        private final Counter rows;
        private final Counter bytes;
        private final Histogram blockRows;
        private final Histogram blockBytes;

        Writing(MetricGroup parent) {
            MetricGroup group = parent.addGroup(GROUP);
            rows = group.counter("rowsEncoded");
            bytes = group.counter("bytesEncoded");
            blockRows = group.histogram("blockRows", new DescriptiveStatisticsHistogram(HISTOGRAM_VALUES));
            blockBytes = group.histogram("blockBytes", new DescriptiveStatisticsHistogram(HISTOGRAM_VALUES));
        }

        void finished(Block block) {
            rows.inc(block.rows());
            bytes.inc(block.body().length);
            blockRows.update(block.rows());
            blockBytes.update(block.body().length);
        }
    }

    /** What the committer counts: {@code rowsCommitted}, {@code bytesCommitted}, {@code retries}, {@code commitMillis}. */
    static final class Committing {
        private final Counter rows;
        private final Counter bytes;
        private final Counter retries;
        private final Histogram millis;

        Committing(MetricGroup parent) {
            MetricGroup group = parent.addGroup(GROUP);
            rows = group.counter("rowsCommitted");
            bytes = group.counter("bytesCommitted");
            retries = group.counter("retries");
            millis = group.histogram("commitMillis", new DescriptiveStatisticsHistogram(HISTOGRAM_VALUES));
        }

        void retried() {
            retries.inc();
        }

        void committed(Block block, long nanos) {
            rows.inc(block.rows());
            bytes.inc(block.body().length);
            millis.update(TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }
}
