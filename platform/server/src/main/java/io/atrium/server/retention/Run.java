package io.atrium.server.retention;

import io.atrium.server.erasure.IngestNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time that days are removed.
 *
 * @param firstDay days before it go
 * @param gate the ingest's place when it could first know; null: it was not told yet
 * @param removed what there was to remove, by table; null: not counted yet
 * @param trouble why it could not go on when it was tried last
 */
record Run(
        long id,
        LocalDate firstDay,
        Instant startedAt,
        IngestNotice.@Nullable Mark gate,
        @Nullable Map<String, Long> removed,
        @Nullable Instant finishedAt,
        @Nullable String trouble) {}
