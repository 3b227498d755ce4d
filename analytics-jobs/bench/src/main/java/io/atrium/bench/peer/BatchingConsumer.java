package io.atrium.bench.peer;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.data.ClickHouseFormat;
import io.atrium.contract.EventFamily;
import io.atrium.contract.codec.EventCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Collects rows of all tables, inserts them as RowBinary, then commits its offsets: at least once. */
final class BatchingConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final PeerOptions options;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Client client;
    private final Map<EventFamily, TableSchema> schemas = new EnumMap<>(EventFamily.class);
    private final Map<EventFamily, List<Fact>> batches = new EnumMap<>(EventFamily.class);
    private final EventCodec codec = new EventCodec();
    private final FactRow row = new FactRow();
    private final InsertSettings settings =
            new InsertSettings().serverSetting("async_insert", "0").serverSetting("insert_deduplicate", "0");
    private int rows;

    BatchingConsumer(PeerOptions options) {
        this.options = options;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        options.bootstrapServers(),
                        "group.id",
                        options.group(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        10_000,
                        "max.partition.fetch.bytes",
                        4 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.client = new Client.Builder()
                .addEndpoint("http://" + options.clickHouse())
                .setUsername(PeerOptions.USER)
                .setPassword(options.password())
                .setDefaultDatabase(PeerOptions.DATABASE)
                .compressClientRequest(false)
                .build();
        for (EventFamily family : EventFamily.values()) {
            schemas.put(family, client.getTableSchema(FactRow.table(family), PeerOptions.DATABASE));
            batches.put(family, new ArrayList<>());
        }
    }

    /** Reads for ever. */
    void run() throws IOException {
        consumer.subscribe(options.topics());
        long flushed = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                Fact fact = Fact.of(message, codec);
                batch(fact.event().family()).add(fact);
                rows++;
            }
            boolean due = System.nanoTime() - flushed > options.flushMillis() * 1_000_000;
            if (rows >= options.batchRows() || (due && rows > 0)) {
                flush();
                flushed = System.nanoTime();
            }
        }
    }

    private void flush() throws IOException {
        for (EventFamily family : EventFamily.values()) {
            List<Fact> batch = batch(family);
            if (!batch.isEmpty()) {
                insert(family, batch);
                batch.clear();
            }
        }
        consumer.commitSync();
        rows = 0;
    }

    private void insert(EventFamily family, List<Fact> batch) throws IOException {
        TableSchema schema = Objects.requireNonNull(schemas.get(family));
        try (InsertResponse response = client.insert(
                        FactRow.table(family), out -> write(batch, schema, out), ClickHouseFormat.RowBinary, settings)
                .get()) {
            if (response.getWrittenRows() < batch.size()) {
                throw new IOException("ClickHouse took " + response.getWrittenRows() + " of " + batch.size() + " rows");
            }
        } catch (Exception e) {
            throw new IOException("a batch of " + batch.size() + " rows was not inserted", e);
        }
    }

    private void write(List<Fact> batch, TableSchema schema, OutputStream out) throws IOException {
        RowBinaryFormatWriter writer = new RowBinaryFormatWriter(out, schema, ClickHouseFormat.RowBinary);
        for (Fact fact : batch) {
            List<@Nullable Object> values = row.of(fact);
            for (int column = 0; column < values.size(); column++) {
                writer.setValue(column + 1, values.get(column));
            }
            writer.commitRow();
        }
    }

    private List<Fact> batch(EventFamily family) {
        return Objects.requireNonNull(batches.get(family));
    }

    @Override
    public void close() {
        consumer.close();
        client.close();
    }
}
