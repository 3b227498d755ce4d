package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Part;
import io.atrium.bench.peer.ConsumerMain;
import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A Java process with Kafka's consumer and ClickHouse's client, in a process of its own. */
public final class PlainConsumer implements Contestant {
    private static final int BATCH_ROWS = 100_000;

    private final House house;
    private @Nullable Process process;
    private @Nullable Path file;

    public PlainConsumer(House house) {
        this.house = house;
    }

    @Override
    public String id() {
        return "consumer";
    }

    @Override
    public String title() {
        return "Java consumer, client-v2";
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
                "batch rows a thread", Integer.toString(BATCH_ROWS),
                "flush ms", Integer.toString(PeerFile.FLUSH_MILLIS),
                "threads", Integer.toString(PeerFile.PARALLELISM),
                "format", "RowBinary, not compressed",
                "heap", "576 MB, as the TaskManager's",
                "async_insert", "0",
                "insert_deduplicate", "0",
                "deduplication", "none"));
    }

    @Override
    public void start(int session) throws IOException {
        file = PeerFile.write(house, session, BATCH_ROWS);
        launch();
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(
                        Site.java(),
                        "-Xms192m",
                        "-Xmx576m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsumerMain.class.getName(),
                        String.valueOf(file))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(house.log("consumer").toFile()))
                .start();
    }

    @Override
    public Map<Part, Long> processes() throws IOException {
        if (process == null) {
            throw new IOException("the consumer does not run");
        }
        return Map.of(
                Part.CONSUMER, process.pid(),
                Part.CLICKHOUSE, house.pid(Component.CLICKHOUSE),
                Part.KAFKA, house.pid(Component.KAFKA));
    }

    @Override
    public void killAndRestart() throws IOException, InterruptedException {
        stop();
        launch();
    }

    /** Kills it: it has nothing to say at its end. */
    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
