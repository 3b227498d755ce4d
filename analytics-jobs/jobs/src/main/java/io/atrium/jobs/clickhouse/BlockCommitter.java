package io.atrium.jobs.clickhouse;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts blocks whose checkpoint has completed. Blocks while ClickHouse is away, which holds back the input of the
 * chain; when patience ends or the server refuses a block, it throws and the job starts again from the checkpoint.
 * Never tells Flink that a block has failed for a known reason: Flink would drop it.
 */
final class BlockCommitter implements Committer<Block> {
    private static final Logger LOG = LoggerFactory.getLogger(BlockCommitter.class);

    /** More rows than a block can have: the server must neither split a block nor join two. */
    private static final String ANY_ROWS = "1000000000";

    private static final Map<String, String> HEADERS =
            Map.of("Content-Encoding", "lz4", "Content-Type", "application/octet-stream");

    /**
     * No {@code optimize_on_insert}: it would look for rows to merge in what a view has just grouped and in identities
     * that differ, and find none.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "async_insert", "0",
            "insert_deduplicate", "1",
            "deduplicate_insert", "enable",
            "deduplicate_blocks_in_dependent_materialized_views", "1",
            "max_insert_block_size", ANY_ROWS,
            "min_insert_block_size_rows", ANY_ROWS,
            "min_insert_block_size_bytes", "0",
            "optimize_on_insert", "0",
            "wait_end_of_query", "1");

    private final ClickHouseClient client;
    private final Retries retries;
    private final SinkMetrics.Committing metrics;

    BlockCommitter(ClickHouseClient client, Retries retries, SinkMetrics.Committing metrics) {
        this.client = client;
        this.retries = retries;
        this.metrics = metrics;
    }

    @Override
    public void commit(Collection<CommitRequest<Block>> requests) throws IOException, InterruptedException {
        for (CommitRequest<Block> request : requests) {
            Block block = request.getCommittable();
            long start = System.nanoTime();
            try {
                retries.run(block.token(), () -> client.send(insert(block)));
            } catch (ClickHouseException e) {
                throw new IOException(explanation(block, e), e);
            }
            metrics.committed(block, System.nanoTime() - start);
            LOG.atDebug()
                    .addKeyValue("token", block.token())
                    .addKeyValue("rows", block.rows())
                    .addKeyValue("bytes", block.body().length)
                    .log("Block committed");
        }
    }

    @Override
    public void close() {
        // The client's threads end with it.
    }

    private static ClickHouseClient.Request insert(Block block) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("insert_deduplication_token", block.token());
        return new ClickHouseClient.Request("insert " + block.token(), block.insert(), settings, HEADERS, block.body());
    }

    private static String explanation(Block block, ClickHouseException e) {
        String described = "block of " + block.rows() + " rows for table " + block.table();
        return e.passing()
                ? "ClickHouse has been away for too long to commit a " + described
                        + "; the checkpoint keeps it, the job will try again after its restart"
                : "ClickHouse refuses a " + described + " and will refuse it again; the checkpoint keeps it."
                        + " Compare the table with the schema that this software migrates to, and the account's grants";
    }
}
