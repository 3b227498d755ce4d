package io.atrium.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the log; audit.md explains every field and the hash.
 *
 * @param recordedAt when it came into the log, from the database's clock
 * @param at when it happened
 * @param details a JSON object, these very characters are hashed
 * @param previousHash hash of the record before, 64 zeros for the first; hex
 */
record AuditRecord(
        String tenantId,
        long sequence,
        Instant recordedAt,
        Instant at,
        String actorKind,
        String actorId,
        String actorName,
        @Nullable String onBehalfOf,
        String action,
        String objectKind,
        String objectId,
        String outcome,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId,
        @Nullable String beforeDigest,
        @Nullable String afterDigest,
        String details,
        @Nullable String sourceId,
        String previousHash,
        String hash) {}
