package io.atrium.server.eventlog;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in Kafka.
 *
 * @param time Kafka's record time
 * @param key null without a key; not copied, must not be changed
 * @param value empty when there is none; not copied, must not be changed
 * @param headers by name, the last of each name
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, compared by nobody
public record ReadRecord(
        String topic,
        int partition,
        long offset,
        Instant time,
        byte @Nullable [] key,
        byte[] value,
        Map<String, byte[]> headers) {

    public ReadRecord {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
