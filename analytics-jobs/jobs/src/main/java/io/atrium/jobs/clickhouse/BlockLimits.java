package io.atrium.jobs.clickhouse;

import java.io.Serializable;

/**
 * When a block is finished before its checkpoint comes.
 *
 * @param maxRows most rows of a block
 * @param maxBytes about the largest size before compression
 */
record BlockLimits(int maxRows, int maxBytes) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_BYTES = 1 << 28;

    BlockLimits {
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows must be positive, but is " + maxRows);
        }
        if (maxBytes < 1 || maxBytes > LARGEST_BYTES) {
            throw new IllegalArgumentException("maxBytes must be 1 to " + LARGEST_BYTES + ", but is " + maxBytes);
        }
    }
}
