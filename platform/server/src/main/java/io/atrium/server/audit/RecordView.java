package io.atrium.server.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record as the API shows it; its details are JSON there. See {@link AuditRecord}. */
record RecordView(
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
        @JsonRawValue String details,
        @Nullable String sourceId,
        String previousHash,
        String hash) {
    static RecordView of(AuditRecord record) {
        return new RecordView(
                record.sequence(),
                record.recordedAt(),
                record.at(),
                record.actorKind(),
                record.actorId(),
                record.actorName(),
                record.onBehalfOf(),
                record.action(),
                record.objectKind(),
                record.objectId(),
                record.outcome(),
                record.address(),
                record.userAgent(),
                record.requestId(),
                record.beforeDigest(),
                record.afterDigest(),
                record.details(),
                record.sourceId(),
                record.previousHash(),
                record.hash());
    }
}
