package io.atrium.jobs.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The letters in {@code atrium.dlq}. One that is there twice counts as one: its topic promises at least once. */
final class DeadLetters {
    private static final String TOPIC = "atrium.dlq";
    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetters() {}

    /** Enters every letter whose key is of one of these tenants. */
    static void read(String brokers, List<String> tenants, Books books) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                    enter(letter, tenants, books);
                }
            }
        }
    }

    private static void enter(ConsumerRecord<byte[], byte[]> letter, List<String> tenants, Books books) {
        String tenant = new String(letter.key(), StandardCharsets.UTF_8).replaceAll("/.*", "");
        if (tenants.contains(tenant)) {
            books.entry(TOPIC, header(letter, "topic"), header(letter, "partition"), header(letter, "offset"))
                    .fact("letter", described(header(letter, "reason"), letter.key(), letter.value()));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** A letter in one line. */
    static String described(String reason, byte[] key, byte[] value) {
        return reason + " " + new String(key, StandardCharsets.UTF_8) + " " + Sha256.of(value);
    }
}
