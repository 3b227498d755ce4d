package io.atrium.jobs.clickhouse;

import io.atrium.jobs.clickhouse.block.BlockEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;

/**
 * Builds blocks and hands them out at each checkpoint. Keeps nothing across one: what was handed out is the
 * checkpoint's.
 *
 * @param <T> the rows
 */
final class BlockWriter<T> implements CommittingSinkWriter<T, Block> {
    private final Map<Object, Sheaf<? extends T>> sheaves = new HashMap<>();
    private final List<Sheaf<? extends T>> ordered = new ArrayList<>();
    private final BlockLimits limits;
    private final TokenScope scope;
    private final SinkMetrics.Writing metrics;
    private final MessageDigest sha256;
    private final List<Block> finished = new ArrayList<>();
    private long checkpoint;
    private int sequence;

    /**
     * What makes tokens differ between jobs and subtasks.
     *
     * @param generation the generation that rows are written for
     * @param subtask the writer's number
     * @param checkpoint the first checkpoint's number. Flink does not tell a writer the checkpoint's number when it
     *     asks for the blocks, so it is counted from the restored one; after an aborted checkpoint it lags behind,
     *     which is harmless: a token also holds a hash of its block.
     */
    record TokenScope(int generation, int subtask, long checkpoint) {}

    BlockWriter(List<Table<? extends T>> tables, BlockLimits limits, TokenScope scope, SinkMetrics.Writing metrics) {
        for (Table<? extends T> table : tables) {
            Sheaf<? extends T> sheaf = new Sheaf<>(table);
            Object address = Addressed.class.isAssignableFrom(table.rows()) ? table.name() : table.rows();
            if (sheaves.put(address, sheaf) != null) {
                throw new IllegalArgumentException("two tables take " + address);
            }
            ordered.add(sheaf);
        }
        this.limits = limits;
        this.scope = scope;
        this.metrics = metrics;
        this.checkpoint = scope.checkpoint();
        this.sha256 = sha256();
    }

    @Override
    public void write(T row, Context context) {
        Object address = row instanceof Addressed addressed ? addressed.table() : row.getClass();
        Sheaf<? extends T> sheaf = sheaves.get(address);
        if (sheaf == null) {
            throw new IllegalArgumentException("no table takes " + address);
        }
        sheaf.add(row);
    }

    @Override
    public void flush(boolean endOfInput) {
        // Nothing leaves before its checkpoint has completed.
    }

    @Override
    public List<Block> prepareCommit() {
        ordered.forEach(Sheaf::finishAll);
        List<Block> blocks = List.copyOf(finished);
        finished.clear();
        checkpoint++;
        sequence = 0;
        return blocks;
    }

    @Override
    public void close() {
        // No resources.
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The open blocks of one table, one for each group of months. */
    private final class Sheaf<R extends T> {
        private final Table<R> table;
        private final Map<Integer, BlockEncoder<R>> open = new TreeMap<>();

        Sheaf(Table<R> table) {
            this.table = table;
        }

        void add(T row) {
            R typed = table.rows().cast(row);
            BlockEncoder<R> encoder =
                    open.computeIfAbsent(table.monthGroup(typed), group -> new BlockEncoder<>(table.layout()));
            encoder.add(typed);
            if (encoder.rows() >= limits.maxRows() || encoder.bytes() >= limits.maxBytes()) {
                finish(encoder);
            }
        }

        void finishAll() {
            for (BlockEncoder<R> encoder : open.values()) {
                if (encoder.rows() > 0) {
                    finish(encoder);
                }
            }
            if (open.size() > 1) {
                open.clear(); // a backfill's months are not kept open for ever
            }
        }

        private void finish(BlockEncoder<R> encoder) {
            byte[] body = encoder.toCompressedNative();
            String hash = HexFormat.of().formatHex(sha256.digest(body));
            String token = String.join(
                    "/",
                    table.name(),
                    String.valueOf(scope.generation()),
                    String.valueOf(scope.subtask()),
                    String.valueOf(checkpoint),
                    String.valueOf(sequence++),
                    hash);
            Block block = new Block(table.name(), table.insert(), token, encoder.rows(), encoder.bytes(), body);
            finished.add(block);
            metrics.finished(block);
            encoder.clear();
        }
    }
}
