package io.atrium.server.deadletters;

import io.atrium.contract.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A letter on its way into the store.
 *
 * @param tenant of the record's key; empty when it cannot be told
 * @param key the original key, null without one
 * @param value the original bytes
 * @param reason stable code
 * @param detail one sentence for people
 * @param envelope what the bytes say, null when they cannot be read
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, compared by nobody
record ArrivedLetter(
        String tenant,
        Origin origin,
        byte @Nullable [] key,
        byte[] value,
        String reason,
        String detail,
        @Nullable Envelope envelope) {

    @Override
    public String toString() {
        return origin.toString();
    }
}
