package io.atrium.warehouse.transfer;

import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a restored tenant's facts as the platform's account. A block that is written again changes nothing, also in the rollups. */
public final class FactWriter {
    /** More rows than a block can have: ClickHouse must neither split a block nor join two. */
    private static final String ANY_ROWS = "1000000000";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("async_insert", "0"),
            Map.entry("insert_deduplicate", "1"),
            Map.entry("deduplicate_insert", "enable"),
            Map.entry("deduplicate_blocks_in_dependent_materialized_views", "1"),
            Map.entry("max_insert_block_size", ANY_ROWS),
            Map.entry("min_insert_block_size_rows", ANY_ROWS),
            Map.entry("min_insert_block_size_bytes", "0"),
            Map.entry("input_format_parallel_parsing", "0"),
            Map.entry("input_format_skip_unknown_fields", "0"),
            Map.entry("optimize_on_insert", "0"),
            Map.entry("wait_end_of_query", "1"));

    private final WarehouseHttp warehouse;
    private final Clock clock;

    /**
     * @param platform the account {@code atrium_platform}
     */
    public FactWriter(WarehouseAddress address, WarehouseAccount platform, Clock clock) {
        this.warehouse = new WarehouseHttp(address, platform);
        this.clock = clock;
    }

    /** Says to {@code ingest} that events of the tenant from before a time may be among the facts though it has not read them. */
    public void announce(String tenantId, Instant before) throws IOException, InterruptedException {
        warehouse.insert(
                "INSERT INTO restored_tenant (restored_tenant, restored_before, version) FORMAT TabSeparated",
                Map.of("async_insert", "0", "wait_end_of_query", "1"),
                (tenantId + "\t" + before.toEpochMilli() / 1000 + "." + "%03d".formatted(before.toEpochMilli() % 1000)
                                + "\t" + clock.millis() + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * Writes a block: rows of one table and one month.
     *
     * @param token names the block; one with the same token is the same block
     * @param rows JSON objects, a line each
     */
    public void write(String table, List<String> columns, String token, byte[] rows)
            throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("insert_deduplication_token", token);
        warehouse.insert(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") FORMAT JSONEachRow", settings, rows);
    }

    /** Columns that the table has here. */
    public List<String> columns(String table) throws IOException, InterruptedException {
        return warehouse
                .ask("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '" + table
                        + "' ORDER BY position FORMAT TabSeparated")
                .lines()
                .toList();
    }

    /** How far {@code ingest} is: of each partition the end of what is claimed without a gap. */
    public boolean hasCounted(Cut cut) throws IOException, InterruptedException {
        Map<String, Long> frontiers = new TreeMap<>();
        warehouse.ask("""
                        SELECT topic, kafka_partition, generation, min(offset_from), max(offset_to),
                            sum(rows + duplicates + dead_lettered + erased)
                        FROM ingest_outcome GROUP BY topic, kafka_partition, generation FORMAT TabSeparated
                        """).lines().forEach(line -> {
            String[] parts = line.split("\t", -1);
            long end = Long.parseLong(parts[4]);
            if (end - Long.parseLong(parts[3]) <= Long.parseLong(parts[5])) {
                frontiers.merge(parts[0] + "/" + parts[1], end, Math::max);
            }
        });
        return cut.positions().stream()
                .filter(position -> position.end() > position.start())
                .allMatch(position ->
                        frontiers.getOrDefault(position.topic() + "/" + position.partition(), 0L) >= position.end());
    }
}
