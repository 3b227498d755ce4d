package io.atrium.jobs.kafka;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in Kafka.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset
 * @param arrivalMillis Kafka's record time, in milliseconds since 1970
 * @param key the key, not to be changed; null without a key
 * @param value the value, not to be changed; empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below; the bytes of each record are not copied
public record KafkaRecord(
        String topic, int partition, long offset, long arrivalMillis, byte @Nullable [] key, byte[] value) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KafkaRecord record
                && topic.equals(record.topic)
                && partition == record.partition
                && offset == record.offset
                && arrivalMillis == record.arrivalMillis
                && Arrays.equals(key, record.key)
                && Arrays.equals(value, record.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
