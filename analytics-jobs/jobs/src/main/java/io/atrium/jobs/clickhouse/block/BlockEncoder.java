package io.atrium.jobs.clickhouse.block;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * Collects rows and turns them into one block of the Native format. Rows wait in a small batch, which then goes column
 * by column: the code and the memory of one column stay at hand for many rows. A row that cannot be added leaves the
 * encoder unusable: the columns would no longer be of one length.
 *
 * @param <T> the rows
 */
public final class BlockEncoder<T> {
    private static final int BATCH_ROWS = 64;

    private final List<BlockLayout.Filled<T, ?>> columns = new ArrayList<>();
    private final List<T> batch = new ArrayList<>(BATCH_ROWS);
    private int rows;
    private int bytes;

    /** An empty block of this layout. */
    public BlockEncoder(BlockLayout<T> layout) {
        for (BlockLayout.Definition<T, ?> definition : layout.columns()) {
            columns.add(definition.empty());
        }
    }

    /** Appends a row. */
    public void add(T row) {
        batch.add(row);
        rows++;
        if (batch.size() == BATCH_ROWS) {
            fill();
        }
    }

    private void fill() {
        for (BlockLayout.Filled<T, ?> column : columns) {
            column.addAll(batch);
        }
        batch.clear();
        bytes = countBytes();
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Uncompressed size of what has gone into columns; up to 63 rows behind. */
    public int bytes() {
        return bytes;
    }

    /** The block, not compressed, for {@code FORMAT Native}. */
    public byte[] toNative() {
        fill();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + columns.size() * Long.BYTES);
        try {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written", e);
        }
        return out.toByteArray();
    }

    /**
     * The block as an LZ4 frame, for {@code FORMAT Native} with {@code Content-Encoding: lz4}. ClickHouse's own framing
     * is the same compression, but needs a CityHash over every byte besides.
     */
    public byte[] toCompressedNative() {
        fill();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes / 8 * 5 + 1024);
        try (LZ4FrameOutputStream compressed = new LZ4FrameOutputStream(out, LZ4FrameOutputStream.BLOCKSIZE.SIZE_1MB)) {
            write(compressed);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Forgets the rows, keeps the memory. */
    public void clear() {
        batch.clear();
        rows = 0;
        bytes = 0;
        for (BlockLayout.Filled<T, ?> column : columns) {
            column.column().clear();
        }
    }

    private int countBytes() {
        int sum = 0;
        for (BlockLayout.Filled<T, ?> column : columns) {
            sum = Math.addExact(sum, column.column().bytes());
        }
        return sum;
    }

    private void write(OutputStream out) throws IOException {
        Bytes header = new Bytes(128);
        header.putVarint(columns.size());
        header.putVarint(rows);
        header.writeTo(out);
        for (BlockLayout.Filled<T, ?> column : columns) {
            if (column.column().size() != rows) {
                throw new IllegalStateException("column " + column.name() + " has "
                        + column.column().size() + " values for " + rows + " rows: its fill must add exactly one");
            }
            header.clear();
            header.putText(column.name());
            header.putText(column.sql());
            header.writeTo(out);
            if (rows > 0) {
                column.column().writePrefix(out);
                column.column().writeData(out);
            }
        }
    }
}
