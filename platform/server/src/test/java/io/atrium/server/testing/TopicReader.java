package io.atrium.server.testing;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what really stands in Kafka. */
public final class TopicReader {

    private final EventCodec codec = new EventCodec();
    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** All events of a tenant in a topic, from the first to the last that is there now; the key must be the tenant's. */
    public List<Event> events(String topic, String tenant) {
        List<Event> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    if (each.key().startsWith(tenant + "/")) {
                        events.add(decode(each.value()));
                    }
                }
            }
        }
        return events;
    }

    private Event decode(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(e);
        }
    }
}
