package io.atrium.jobs.derive;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * One table of derived rows. What is written is also what the row's hash is made of: rows are equal when their bytes are.
 * A version that was ever released stays readable, because a row is taken back exactly as it was written.
 *
 * @param <R> the rows
 */
public interface RowFormat<R extends DerivedRow> extends Serializable {
    /** The view that shows them, such as {@code meeting}; the table is called {@code meeting_fact}. */
    String view();

    /** The class of the rows; exactly this one. */
    Class<R> rows();

    /** The version that {@link #write} writes, 0 to 127. */
    int version();

    /** Writes a row completely, day included. */
    void write(R row, DataOutput out) throws IOException;

    /** Reads a row of this or an earlier version. */
    R read(int version, DataInput in) throws IOException;

    /** The table's columns without {@code tenant_id}, {@code day}, {@code generation}, {@code row_hash} and {@code sign}. */
    BlockLayout<R> columns();
}
