package io.atrium.jobs.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What identities said and when they were written, in one array: four numbers an event, in one cache line, and no object
 * for the garbage collector. Open addressing with linear probing; identities are parts of a SHA-256, so their own bits
 * spread them. An event that is older than the horizon is not found any more; its place is given up when the array is
 * made anew.
 */
final class IdentityTable {
    /** Bytes of one event in a snapshot. */
    static final int EVENT_BYTES = 4 * Long.BYTES;

    private static final int STRIDE = 4;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int PAYLOAD = 2;
    private static final int WRITTEN = 3;
    private static final int SMALLEST = 1 << 6;
    private static final int LARGEST = 1 << 28;

    private final long horizonMillis;
    private long[] cells = new long[SMALLEST * STRIDE];
    private int used;

    /** An empty table that remembers each event so long after it was written. */
    IdentityTable(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    /** The payload's hash; null when the event is not remembered. */
    @Nullable
    Long find(Identity identity, long nowMillis) {
        int cell = locate(cells, identity.high(), identity.low());
        return isAlive(cells[cell + WRITTEN], nowMillis) ? cells[cell + PAYLOAD] : null;
    }

    /** Remembers an event, or remembers it anew; times are milliseconds since 1970, after 1970. */
    void put(Identity identity, long payload, long writtenMillis, long nowMillis) {
        if (writtenMillis <= 0) {
            throw new IllegalArgumentException("written at " + writtenMillis + ", which stands for an empty place");
        }
        int cell = locate(cells, identity.high(), identity.low());
        if (cells[cell + WRITTEN] == 0) {
            if ((used + 1L) * 4 > capacity() * 3L) {
                rebuild(nowMillis);
                cell = locate(cells, identity.high(), identity.low());
            }
            used++;
        }
        set(cells, cell, identity.high(), identity.low(), payload);
        cells[cell + WRITTEN] = writtenMillis;
    }

    /** How many events are remembered. */
    int alive(long nowMillis) {
        int alive = 0;
        for (int cell = 0; cell < cells.length; cell += STRIDE) {
            if (isAlive(cells[cell + WRITTEN], nowMillis)) {
                alive++;
            }
        }
        return alive;
    }

    /** Empties a buffer that is full. */
    @FunctionalInterface
    interface Drain {
        /** Empties it. */
        void drain() throws IOException;
    }

    /** Writes the remembered events, {@link #EVENT_BYTES} each: identity, payload's hash, time; the last are left in the buffer. */
    void write(ByteBuffer buffer, Drain drain, long nowMillis) throws IOException {
        for (int cell = 0; cell < cells.length; cell += STRIDE) {
            if (isAlive(cells[cell + WRITTEN], nowMillis)) {
                if (buffer.remaining() < EVENT_BYTES) {
                    drain.drain();
                }
                buffer.putLong(cells[cell + HIGH])
                        .putLong(cells[cell + LOW])
                        .putLong(cells[cell + PAYLOAD])
                        .putLong(cells[cell + WRITTEN]);
            }
        }
    }

    /** The place of an identity, or the empty one where it belongs. */
    private static int locate(long[] cells, long high, long low) {
        int last = cells.length - STRIDE;
        int cell = ((int) low * STRIDE) & last;
        while (cells[cell + WRITTEN] != 0 && (cells[cell + LOW] != low || cells[cell + HIGH] != high)) {
            cell = (cell + STRIDE) & last;
        }
        return cell;
    }

    private static void set(long[] cells, int cell, long high, long low, long payload) {
        cells[cell + HIGH] = high;
        cells[cell + LOW] = low;
        cells[cell + PAYLOAD] = payload;
    }

    private boolean isAlive(long writtenMillis, long nowMillis) {
        return writtenMillis != 0 && nowMillis - writtenMillis < horizonMillis;
    }

    private int capacity() {
        return cells.length / STRIDE;
    }

    /** Leaves out what is forgotten; half full at most afterwards. */
    private void rebuild(long nowMillis) {
        int alive = alive(nowMillis);
        int capacity = SMALLEST;
        while (capacity < 2L * alive) {
            capacity *= 2;
        }
        if (capacity > LARGEST) {
            throw new IllegalStateException(alive + " events in one of the job's 128 parts are more than fit:"
                    + " shorten deduplication.horizon");
        }
        long[] next = new long[capacity * STRIDE];
        for (int cell = 0; cell < cells.length; cell += STRIDE) {
            if (isAlive(cells[cell + WRITTEN], nowMillis)) {
                int place = locate(next, cells[cell + HIGH], cells[cell + LOW]);
                System.arraycopy(cells, cell, next, place, STRIDE);
            }
        }
        cells = next;
        used = alive;
    }
}
