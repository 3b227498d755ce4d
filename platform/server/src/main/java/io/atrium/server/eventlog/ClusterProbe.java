package io.atrium.server.eventlog;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks a Kafka cluster about itself. */
final class ClusterProbe {

    private static final String METADATA_VERSION = "metadata.version";

    private final Admin admin;

    ClusterProbe(Admin admin) {
        this.admin = admin;
    }

    EventLogHealth ask(Collection<String> topics, Duration timeout) throws EventLogUnreachableException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            String clusterId = await(cluster.clusterId(), deadline);
            int brokers = await(cluster.nodes(), deadline).size();
            FeatureMetadata features = await(admin.describeFeatures().featureMetadata(), deadline);
            return new EventLogHealth(clusterId, brokers, version(features), endOffsets(topics, deadline));
        } catch (ExecutionException e) {
            throw new EventLogUnreachableException("Kafka answers with an error: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new EventLogUnreachableException("Kafka does not answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventLogUnreachableException("Interrupted while asking Kafka", e);
        }
    }

    private Map<String, Long> endOffsets(Collection<String> topics, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> existing = await(admin.listTopics().names(), deadline);
        Set<String> asked = topics.stream().filter(existing::contains).collect(Collectors.toSet());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic :
                await(admin.describeTopics(asked).allTopicNames(), deadline).values()) {
            topic.partitions()
                    .forEach(partition ->
                            ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        return await(admin.listOffsets(ends).all(), deadline).entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().topic(),
                        Collectors.summingLong(entry -> entry.getValue().offset())));
    }

    private static String version(FeatureMetadata features) {
        FinalizedVersionRange range = features.finalizedFeatures().get(METADATA_VERSION);
        return range == null ? "unknown" : METADATA_VERSION + " " + range.maxVersionLevel();
    }

    private static <T> T await(KafkaFuture<T> future, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
