package io.atrium.server.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks where partitions begin and end, and how far a consumer group is. */
final class PositionProbe {

    private final Admin admin;
    private final long deadline;
    private final Duration timeout;

    PositionProbe(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    List<PartitionPosition> ask(Collection<String> topics, String group) throws EventLogUnreachableException {
        try {
            Set<TopicPartition> partitions = partitions(topics);
            // Starts before ends: retention and producers only ever move both forward.
            Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
            List<PartitionPosition> positions = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata read = committed.get(partition);
                positions.add(new PartitionPosition(
                        partition.topic(),
                        partition.partition(),
                        starts.getOrDefault(partition, 0L),
                        ends.getOrDefault(partition, 0L),
                        read == null ? OptionalLong.empty() : OptionalLong.of(read.offset())));
            }
            positions.sort(Comparator.comparing(PartitionPosition::topic).thenComparing(PartitionPosition::partition));
            return List.copyOf(positions);
        } catch (ExecutionException e) {
            throw new EventLogUnreachableException("Kafka answers with an error: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new EventLogUnreachableException("Kafka does not answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventLogUnreachableException("Interrupted while asking Kafka", e);
        }
    }

    private Set<TopicPartition> partitions(Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> existing = await(admin.listTopics().names());
        Set<String> asked = topics.stream().filter(existing::contains).collect(Collectors.toSet());
        return await(admin.describeTopics(asked).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
                await(admin.listOffsets(wanted).all()).entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private <T> T await(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
