package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Part;
import io.atrium.installer.component.Component;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The product's job, as the evaluation configures it. */
public final class ProductIngest implements Contestant {
    private static final List<String> TOLD = List.of("checkpoint.interval", "deduplication.horizon", "parallelism");

    private final String id;
    private final String title;
    private final House house;
    private final Path jar;
    private final Map<String, String> overrides;
    private final Map<String, String> flinkOptions;

    /**
     * @param id short name
     * @param title name in the table
     * @param jar the job
     * @param overrides of its own options
     * @param flinkOptions of Flink's
     */
    public ProductIngest(
            String id,
            String title,
            House house,
            Path jar,
            Map<String, String> overrides,
            Map<String, String> flinkOptions) {
        this.id = id;
        this.title = title;
        this.house = house;
        this.jar = jar;
        this.overrides = Map.copyOf(overrides);
        this.flinkOptions = Map.copyOf(flinkOptions);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String promise() {
        return "exactly once";
    }

    @Override
    public Form form() {
        return Form.AVRO;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(overrides);
        settings.putAll(flinkOptions);
        try {
            Properties properties = house.ingestProperties();
            TOLD.forEach(name -> settings.putIfAbsent(name, properties.getProperty(name, "default")));
        } catch (IOException e) {
            throw new IllegalStateException("the job's configuration cannot be read", e);
        }
        settings.put("deduplication", "by tenant, source and id, in Flink's state");
        return settings;
    }

    @Override
    public void start(int session) throws IOException, InterruptedException {
        Properties properties = house.ingestProperties();
        properties.putAll(overrides);
        properties.setProperty("kafka.group", group(session));
        // Another generation for each session: ClickHouse still knows the tokens of the one before.
        properties.setProperty("generation", Integer.toString(session + 1));
        Path file = house.file("bench-ingest.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        house.flink().run(jar, "io.atrium.jobs.ingest.IngestJob", List.of("--config", file.toString()), flinkOptions);
    }

    /** The consumer group of the job that was started with this number. */
    public static String group(int session) {
        return "bench-" + session;
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
