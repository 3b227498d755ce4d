package io.atrium.server.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an organization lets its members opt out.
 *
 * @param changedAt null: never changed, so not allowed
 */
record OptOutLeave(
        boolean allowed,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
