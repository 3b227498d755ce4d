package io.atrium.server.eventlog;

/**
 * One encoded event on its way.
 *
 * @param topic the topic of its family
 * @param key {@code tenant/memberNo}: events of one member stay in order
 * @param value Avro single-object encoding; not copied, must not change any more
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of every event would cost more than the encoding; compared by nobody
public record LogRecord(String topic, String key, byte[] value) {

    private static final int OVERHEAD = 96;

    /** What it occupies on its way, roughly, in bytes. */
    int weight() {
        return OVERHEAD + key.length() + value.length;
    }
}
