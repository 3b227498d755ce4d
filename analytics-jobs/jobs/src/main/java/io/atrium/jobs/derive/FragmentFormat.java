package io.atrium.jobs.derive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How fragments are written, compactly; {@link Compact} helps. A version that was ever released stays readable. The
 * operator keeps time, id, source and arrival of each event beside it and orders by them.
 *
 * @param <E> the fragments
 */
public interface FragmentFormat<E> extends Serializable {
    /** The version that {@link #write} writes, 0 to 127. */
    int version();

    /** Writes a fragment, without its event's time. */
    void write(E fragment, DataOutput out) throws IOException;

    /** Reads a fragment of this or an earlier version. */
    E read(int version, long timeMillis, DataInput in) throws IOException;
}
