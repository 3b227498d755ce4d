package io.atrium.jobs.proof;

import io.atrium.contract.Event;
import org.jspecify.annotations.Nullable;

/**
 * One record for Kafka and what must become of it.
 *
 * @param tenant the tenant in the key
 * @param topic the topic
 * @param key the key; records of one key keep their order
 * @param value the bytes
 * @param fate what must become of it
 * @param event the event that counts; null when none does
 * @param reason why it is a dead letter; empty when it is not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Send(
        String tenant,
        String topic,
        byte[] key,
        byte[] value,
        Fate fate,
        @Nullable Event event,
        String reason) {

    /** What becomes of a record. */
    public enum Fate {
        /** It counts. */
        ROW,
        /** It was sent before. */
        DUPLICATE,
        /** It cannot count. */
        DEAD_LETTER
    }
}
