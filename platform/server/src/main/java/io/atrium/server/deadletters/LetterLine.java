package io.atrium.server.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter in a list.
 *
 * @param type of the event, absent when the bytes could not be read; so are source, eventId and time
 * @param time when it happened
 * @param arrival when the record came to Kafka
 * @param receivedAt when the letter was stored
 * @param topic where the record stood that could not be counted; so partition and offset
 * @param bytes how long it is
 * @param runId the newest run that took it
 * @param replayedAs the letter as which the mended event came back
 * @param replayOf the letter that was mended into this one
 */
record LetterLine(
        long id,
        LetterState state,
        String reason,
        String detail,
        @Nullable String type,
        @Nullable String source,
        @Nullable String eventId,
        @Nullable Instant time,
        Instant arrival,
        Instant receivedAt,
        String topic,
        int partition,
        long offset,
        int bytes,
        @Nullable Long runId,
        @Nullable Long replayedAs,
        @Nullable Long replayOf) {}
