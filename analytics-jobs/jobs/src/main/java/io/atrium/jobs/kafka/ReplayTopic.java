package io.atrium.jobs.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic by which raw facts are handed to the jobs that derive, once more. For one thread. */
public final class ReplayTopic implements AutoCloseable {
    /** Its name. */
    public static final String NAME = "atrium.replay";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Connects to these brokers.
     *
     * @param client Kafka's own client properties, see {@link ClientFile}
     */
    public ReplayTopic(String bootstrapServers, Properties client) {
        Map<String, Object> common = new HashMap<>();
        client.stringPropertyNames().forEach(name -> common.put(name, client.getProperty(name)));
        common.put("bootstrap.servers", bootstrapServers);
        Map<String, Object> settings = new HashMap<>(common);
        settings.putAll(Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "20",
                "compression.type", "lz4",
                "delivery.timeout.ms", Long.toString(PATIENCE.toMillis())));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(common);
    }

    /** Sends one event; whether it was taken, {@link #flush} says. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps the failure
    public void send(byte[] key, byte[] event) {
        producer.send(new ProducerRecord<>(NAME, key, event), (sent, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
    }

    /**
     * Waits until the brokers have everything that was sent.
     *
     * @throws IllegalStateException when they refused something: what was sent since the last call has to be sent again
     */
    public void flush() {
        producer.flush();
        Exception refused = failure.getAndSet(null);
        if (refused != null) {
            throw new IllegalStateException(
                    "Kafka did not take the events of " + NAME + ": " + refused.getMessage(), refused);
        }
    }

    /** Records of the topic that a group has not passed in a completed checkpoint. */
    public long behind(String group) throws InterruptedException {
        try {
            TopicDescription topic = Objects.requireNonNull(
                    admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME));
            List<TopicPartition> partitions = topic.partitions().stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(place -> place, place -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .forEach((place, end) -> ends.put(place, end.offset()));
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata passed = committed.get(end.getKey());
                behind += end.getValue() - (passed == null ? 0 : passed.offset());
            }
            return behind;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka does not say how far " + group + " is: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
        admin.close(PATIENCE);
    }
}
