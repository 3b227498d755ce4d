package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Part;
import io.atrium.bench.peer.JdbcJob;
import io.atrium.installer.component.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flink's JDBC connector with ClickHouse's driver, on the same JobManager and TaskManager as our job. */
public final class FlinkJdbc implements Contestant {
    private static final int BATCH_ROWS = 50_000;

    private final House house;
    private final Path jar;

    /** @param jar the peers' job with its libraries */
    public FlinkJdbc(House house, Path jar) {
        this.house = house;
        this.jar = jar;
    }

    @Override
    public String id() {
        return "flink-jdbc";
    }

    @Override
    public String title() {
        return "Flink JDBC connector";
    }

    @Override
    public String promise() {
        return "at least once";
    }

    @Override
    public Form form() {
        return Form.AVRO;
    }

    @Override
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "batch rows", Integer.toString(BATCH_ROWS),
                "flush and checkpoint ms", Integer.toString(PeerFile.FLUSH_MILLIS),
                "parallelism", Integer.toString(PeerFile.PARALLELISM),
                "driver", "RowBinary batches, not compressed",
                "async_insert", "0",
                "insert_deduplicate", "0",
                "deduplication", "none"));
    }

    @Override
    public void start(int session) throws IOException, InterruptedException {
        Path file = PeerFile.write(house, session, BATCH_ROWS);
        house.flink().run(jar, JdbcJob.class.getName(), List.of(file.toString()), Map.of());
    }

    @Override
    public Map<Part, Long> processes() throws IOException {
        return Map.of(
                Part.CONSUMER, house.pid(Component.TASKMANAGER),
                Part.JOBMANAGER, house.pid(Component.JOBMANAGER),
                Part.CLICKHOUSE, house.pid(Component.CLICKHOUSE),
                Part.KAFKA, house.pid(Component.KAFKA));
    }

    @Override
    public void killAndRestart() throws IOException, InterruptedException {
        house.killAndRestart(Component.TASKMANAGER);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        house.flink().cancelAll();
    }
}
