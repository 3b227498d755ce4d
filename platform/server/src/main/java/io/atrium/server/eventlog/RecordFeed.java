package io.atrium.server.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its oldest record on, at least once: a record is behind us only after its taker has returned. The servers of an
 * installation share the partitions of a group. One thread takes; any thread may close.
 */
public final class RecordFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RecordFeed.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = {};
    private static final int MOST_RECORDS = 200;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private boolean closed;

    /** Connects in the background: Kafka need not be there yet. */
    public RecordFeed(Brokers brokers, String topic, String group) {
        this.consumer =
                new KafkaConsumer<>(settings(brokers, group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /**
     * Waits for records, hands them over, and notes that they were taken. When the taker throws, the same records come again.
     *
     * @param patience how long to wait for the first record
     * @return how many were taken; 0 after {@link #close} and while Kafka is away
     */
    public synchronized int take(Duration patience, Consumer<List<ReadRecord>> taker) {
        if (closed) {
            return 0;
        }
        ConsumerRecords<byte[], byte[]> records = poll(patience);
        if (records.isEmpty()) {
            return 0;
        }
        List<ReadRecord> batch = new ArrayList<>(records.count());
        records.forEach(each -> batch.add(read(each)));
        try {
            taker.accept(batch);
        } catch (RuntimeException e) {
            rewind(records);
            throw e;
        }
        commit(records);
        return batch.size();
    }

    @Override
    public void close() {
        consumer.wakeup();
        synchronized (this) {
            if (!closed) {
                closed = true;
                consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        try {
            return consumer.poll(patience);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            return ConsumerRecords.empty();
        } catch (WakeupException closing) {
            return ConsumerRecords.empty();
        }
    }

    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    /** A commit that fails costs a repetition and nothing else. */
    private void commit(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            taken.put(partition, new OffsetAndMetadata(all.get(all.size() - 1).offset() + 1));
        }
        try {
            consumer.commitSync(taken);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            log.atDebug().setCause(e).log("Partitions have moved to another server; it reads the same records again");
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e)).log("Progress was not noted; the records come again");
        }
    }

    private static ReadRecord read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? NOTHING : header.value());
        }
        return new ReadRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value() == null ? NOTHING : record.value(),
                headers);
    }

    private static Map<String, Object> settings(Brokers brokers, String group) {
        return brokers.settings(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "atrium-server-" + group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                30_000L,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000L));
    }
}
