package io.atrium.server.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure as it is written down.
 *
 * @param gate where the ingest stood when it could first know; null before
 * @param recordsExpireAt when Kafka has removed the tenant's last event
 * @param auditUntil until when the tenant's audit log is kept
 * @param finishedAt null while it is under way
 */
record Erasure(
        UUID id,
        Proof.Subject tenant,
        String requestedBy,
        Instant requestedAt,
        @Nullable Inventory inventory,
        IngestNotice.@Nullable Mark gate,
        @Nullable Instant recordsExpireAt,
        @Nullable Instant auditUntil,
        @Nullable Instant auditRemovedAt,
        @Nullable Instant finishedAt) {}
