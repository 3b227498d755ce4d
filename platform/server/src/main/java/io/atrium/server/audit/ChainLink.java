package io.atrium.server.audit;

import java.time.Instant;

/**
 * A place in a tenant's chain.
 *
 * @param hash of the record there, hex
 * @param recordedAt of the record there
 */
record ChainLink(long sequence, String hash, Instant recordedAt) {
    /** What the first record follows. */
    static final ChainLink BEGINNING = new ChainLink(0, "0".repeat(64), Instant.EPOCH);
}
