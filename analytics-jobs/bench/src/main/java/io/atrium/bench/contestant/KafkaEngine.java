package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.Part;
import io.atrium.contract.EventFamily;
import io.atrium.installer.component.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ClickHouse reads Kafka itself: a table of the engine Kafka a family, and a view that copies it to the raw table. */
public final class KafkaEngine implements Contestant {
    private static final int BLOCK_ROWS = 100_000;
    private static final int FLUSH_MILLIS = 5_000;

    private final House house;

    public KafkaEngine(House house) {
        this.house = house;
    }

    @Override
    public String id() {
        return "kafka-engine";
    }

    @Override
    public String title() {
        return "ClickHouse Kafka engine";
    }

    @Override
    public String promise() {
        return "at least once";
    }

    @Override
    public Form form() {
        return Form.JSON;
    }

    @Override
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "kafka_format", "JSONEachRow",
                "kafka_num_consumers", "1 a table, 3 tables",
                "kafka_max_block_size", Integer.toString(BLOCK_ROWS),
                "kafka_flush_interval_ms", Integer.toString(FLUSH_MILLIS),
                "deduplication", "none"));
    }

    @Override
    public void start(int session) throws IOException, InterruptedException {
        for (EventFamily family : EventFamily.values()) {
            List<String> columns = columns(family);
            house.warehouse().query("""
                    CREATE TABLE %s (%s) ENGINE = Kafka
                    SETTINGS kafka_broker_list = '%s', kafka_topic_list = '%s', kafka_group_name = 'bench-%d',
                        kafka_format = 'JSONEachRow', kafka_num_consumers = 1, kafka_max_block_size = %d,
                        kafka_poll_max_batch_size = %d, kafka_flush_interval_ms = %d
                    """.formatted(
                            queue(family),
                            String.join(", ", columns),
                            house.topics().bootstrapServers(),
                            Form.JSON.topic(family),
                            session,
                            BLOCK_ROWS,
                            BLOCK_ROWS,
                            FLUSH_MILLIS));
            List<String> names = columns.stream()
                    .map(column -> column.substring(0, column.indexOf(' ')))
                    .toList();
            house.warehouse().query("""
                    CREATE MATERIALIZED VIEW %s_view TO %s AS
                    SELECT %s,
                        _partition AS kafka_partition, _offset AS kafka_offset, _timestamp_ms AS arrival_time,
                        toUInt32(%d) AS generation, reinterpretAsUInt128(toUUID(event_id)) AS identity, 0 AS payload_hash
                    FROM %s
                    """.formatted(
                            queue(family), raw(family), String.join(", ", names), session + 1, queue(family)));
        }
    }

    private static String queue(EventFamily family) {
        return "bench_queue_" + family.id();
    }

    private static String raw(EventFamily family) {
        return family.id() + "_event";
    }

    /** The raw table's columns, without those that the reader fills in. */
    private List<String> columns(EventFamily family) throws IOException, InterruptedException {
        List<String> columns = new ArrayList<>();
        for (String line : house.warehouse().query("""
                SELECT name, type FROM system.columns
                WHERE database = currentDatabase() AND table = '%s' AND name NOT IN
                    ('kafka_partition', 'kafka_offset', 'arrival_time', 'generation', 'identity', 'payload_hash')
                ORDER BY position
                FORMAT TSVRaw
                """.formatted(raw(family)))) {
            columns.add(line.replace('\t', ' '));
        }
        if (columns.isEmpty()) {
            throw new IOException("no table " + raw(family) + " among " + Warehouse.RAW);
        }
        return columns;
    }

    @Override
    public Map<Part, Long> processes() throws IOException {
        return Map.of(
                Part.CLICKHOUSE, house.pid(Component.CLICKHOUSE),
                Part.KAFKA, house.pid(Component.KAFKA));
    }

    @Override
    public void killAndRestart() throws IOException, InterruptedException {
        house.killAndRestart(Component.CLICKHOUSE);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        for (EventFamily family : EventFamily.values()) {
            house.warehouse().query("DROP TABLE IF EXISTS " + queue(family) + "_view SYNC");
            house.warehouse().query("DROP TABLE IF EXISTS " + queue(family) + " SYNC");
        }
    }
}
