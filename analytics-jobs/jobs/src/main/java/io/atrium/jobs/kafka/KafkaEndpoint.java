package io.atrium.jobs.kafka;

import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Where Kafka is and who reads.
 *
 * @param bootstrapServers brokers to begin with
 * @param group the consumer group, under which the progress of checkpoints is shown
 * @param clientFile file with Kafka's own client properties, for brokers that ask for TLS; empty: plain connections
 */
public record KafkaEndpoint(String bootstrapServers, String group, String clientFile) {

    /** Each poll is handed from thread to thread and looks at all partitions: of Kafka's 500 records, that is felt. */
    private static final String POLLED_RECORDS = "5000";

    /** Where a job begins that has no checkpoint to begin from. */
    public enum Start {
        /** With the oldest record. What was counted before is recognized; nothing is lost. */
        EARLIEST,
        /** With the group's offsets. Blocks of the last checkpoint that were not yet committed are lost. */
        COMMITTED
    }

    public KafkaEndpoint {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap.servers is empty");
        }
        if (group.isBlank()) {
            throw new IllegalArgumentException("kafka.group is empty");
        }
    }

    /** Reads the topics' committed records; offsets are part of the checkpoint. */
    @SuppressWarnings("deprecation") // the connector's interface takes no other type
    public KafkaSource<KafkaRecord> source(List<String> topics, Start start) {
        return KafkaSource.<KafkaRecord>builder()
                .setProperties(ClientFile.read(clientFile))
                .setBootstrapServers(bootstrapServers)
                .setGroupId(group)
                .setTopics(topics)
                .setStartingOffsets(
                        switch (start) {
                            case EARLIEST -> OffsetsInitializer.earliest();
                            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
                        })
                .setProperty("isolation.level", "read_committed")
                .setProperty("max.poll.records", POLLED_RECORDS)
                .setProperty("partition.discovery.interval.ms", "60000")
                .setDeserializer(new KafkaRecordDeserializer())
                .build();
    }

    /**
     * Writes dead letters at least once: flushed with each checkpoint. After a failure a letter can be there twice; its
     * headers topic, partition and offset say so, and a replay of both counts once, by identity. Exactly once would
     * need transactions that outlive every outage. The number of dead letters is counted exactly once, with the facts.
     */
    public KafkaSink<DeadLetter> deadLetters(String topic) {
        return KafkaSink.<DeadLetter>builder()
                .setKafkaProducerConfig(ClientFile.read(clientFile))
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("acks", "all")
                .setRecordSerializer(new DeadLetterSerializer(topic))
                .build();
    }
}
