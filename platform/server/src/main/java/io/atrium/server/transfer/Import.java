package io.atrium.server.transfer;

import io.atrium.server.erasure.IngestNotice;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import as it is written down.
 *
 * @param signedBy SHA-256 of the key whose signature was checked; null: not signed
 * @param partition of the account of offsets, while and since the import is started
 * @param mark where the ingest stood when it could first know
 */
record Import(
        UUID id,
        String tenant,
        String nameZh,
        String nameEn,
        String uploadedBy,
        Instant uploadedAt,
        State state,
        long bytes,
        String sha256,
        Instant exportedAt,
        @Nullable String signedBy,
        @Nullable Integer partition,
        IngestNotice.@Nullable Mark mark,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    enum State {
        UPLOADED,
        STARTED,
        FINISHED,
        REMOVED;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
