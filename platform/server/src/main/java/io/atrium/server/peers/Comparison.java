package io.atrium.server.peers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant says of itself, so that it is compared with its like.
 *
 * @param industry null: it is compared with nobody
 * @param size null: the one that its number of people is in
 */
record Comparison(
        @Nullable Industry industry,
        @Nullable SizeClass size,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    static final Comparison NONE = new Comparison(null, null, null, null);
}
