package io.atrium.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records; null: any.
 *
 * @param action a code, or its first part for all of a domain
 * @param actor id or user name
 * @param object id or kind
 * @param from happened then or later
 * @param to happened before
 * @param text part of anything that is shown
 */
record AuditQuery(
        @Nullable String action,
        @Nullable String actor,
        @Nullable String object,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {
    static final AuditQuery EVERYTHING = new AuditQuery(null, null, null, null, null, null, null);

    boolean isEverything() {
        return equals(EVERYTHING);
    }
}
