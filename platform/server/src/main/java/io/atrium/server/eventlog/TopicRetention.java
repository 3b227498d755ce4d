package io.atrium.server.eventlog;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** How records leave topics that tenants share: by retention, or, as far as somebody has stored them, by removal. */
public final class TopicRetention {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Kafka looks for old segments every five minutes and removes their files a minute later. */
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final Brokers brokers;

    public TopicRetention(Brokers brokers) {
        this.brokers = brokers;
    }

    /** Removes what a consumer group has read of a topic; throws while it has not read everything. */
    public void removeRead(String topic, String group) throws IOException, InterruptedException {
        try (Admin admin = open()) {
            Map<TopicPartition, Long> ends = ends(admin, topic);
            Map<TopicPartition, OffsetAndMetadata> stored =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata read = stored.get(end.getKey());
                if (end.getValue() > 0 && (read == null || read.offset() < end.getValue())) {
                    throw new IOException("Not everything in " + end.getKey() + " has been read and stored yet.");
                }
            }
            await(admin.deleteRecords(ends.entrySet().stream()
                            .filter(end -> end.getValue() > 0)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
                    .all());
        }
    }

    /**
     * When the last record that was written before now has left the topics. Kafka removes whole segments, each
     * once its newest record is old enough.
     */
    public Instant lastRecordExpires(List<String> topics, Instant now) throws IOException, InterruptedException {
        List<ConfigResource> asked = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Instant last = now;
        try (Admin admin = open()) {
            for (Map.Entry<ConfigResource, Config> topic :
                    await(admin.describeConfigs(asked).all()).entrySet()) {
                Config config = topic.getValue();
                String name = topic.getKey().name();
                if (!config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
                    throw new IOException(
                            "The topic " + name + " is compacted, and the events of one tenant cannot be taken "
                                    + "out of it. Set its cleanup.policy to delete.");
                }
                long retention = Long.parseLong(
                        config.get(TopicConfig.RETENTION_MS_CONFIG).value());
                if (retention < 0) {
                    throw new IOException(
                            "The topic " + name
                                    + " keeps its records for ever, so nobody can say when the tenant's are gone. Set its retention.ms.");
                }
                long segment =
                        Long.parseLong(config.get(TopicConfig.SEGMENT_MS_CONFIG).value());
                Instant expires = now.plusMillis(retention).plusMillis(segment).plus(HOUSEKEEPING);
                last = expires.isAfter(last) ? expires : last;
            }
        }
        return last;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic) throws IOException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(described -> described.partitions().stream())
                .forEach(
                        partition -> wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Admin open() {
        return Admin.create(brokers.settings(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "atrium-server-retention",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.dividedBy(2).toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis())));
    }

    private static <T> T await(KafkaFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("Kafka answers with an error: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("Kafka does not answer within " + TIMEOUT.toSeconds() + " s.", e);
        }
    }
}
