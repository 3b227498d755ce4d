package io.atrium.jobs.proof;

import io.atrium.installer.component.Component;
import io.atrium.installer.home.Home;
import io.atrium.installer.stack.LocalStack;
import io.atrium.jobs.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real processes, with the proxy between the job and ClickHouse.
 *
 * @param times how patient the job is
 * @param stack the processes
 * @param proxy the way to ClickHouse
 * @param warehouse the tables, asked past the proxy
 * @param flink the job
 * @param disk ClickHouse's volume, when it has one of its own
 */
public record Cluster(
        Times times,
        LocalStack stack,
        ClickHouseProxy proxy,
        TestWarehouse warehouse,
        FlinkView flink,
        Optional<Volume> disk)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String GROUP = "atrium-ingest";
    private static final int STARTS = 5;
    private static final int VOLUME_MEBIBYTES = 512;

    /**
     * The job's times.
     *
     * @param interval between checkpoints
     * @param timeout when a checkpoint fails
     * @param patience how long a request to ClickHouse is repeated
     */
    public record Times(Duration interval, Duration timeout, Duration patience) {
        /** An outage longer than a checkpoint's timeout takes seconds. */
        public static final Times SHORT =
                new Times(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(4));

        /** As the job promises: an outage of ten minutes does not even restart it. */
        public static final Times PRODUCTION =
                new Times(Duration.ofSeconds(1), Duration.ofMinutes(30), Duration.ofMinutes(15));
    }

    /** With the parallelism of the evaluation. */
    public static Cluster start(Path home, Times times) throws IOException, InterruptedException {
        return start(home, times, Map.of());
    }

    /** With further options of the job. */
    public static Cluster start(Path home, Times times, Map<String, String> more)
            throws IOException, InterruptedException {
        return start(home, times, more, Optional.empty());
    }

    /** With a small volume for ClickHouse, which can be filled. */
    public static Cluster startOnVolume(Path home, Times times, Map<String, String> more)
            throws IOException, InterruptedException {
        Volume volume = Volume.mount(new Home(home).data(Component.CLICKHOUSE.id()), VOLUME_MEBIBYTES);
        try {
            return start(home, times, more, Optional.of(volume));
        } catch (IOException | InterruptedException | RuntimeException e) {
            volume.close();
            throw e;
        }
    }

    private static Cluster start(Path home, Times times, Map<String, String> more, Optional<Volume> disk)
            throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(more);
        ClickHouseProxy proxy = new ClickHouseProxy();
        try {
            options.put("clickhouse.url", proxy.url());
            options.put("checkpoint.interval", times.interval().toString());
            options.put("checkpoint.timeout", times.timeout().toString());
            options.put("clickhouse.patience", times.patience().toString());
            // The job asks ClickHouse as soon as it starts, so the way there has to be open before; a home keeps its
            // ports.
            try (LocalStack first = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
                proxy.target(first.port(Component.CLICKHOUSE));
            }
            LocalStack stack = LocalStack.start(home, EnumSet.of(Component.INGEST), options);
            return new Cluster(
                    times,
                    stack,
                    proxy,
                    TestWarehouse.migrated(stack),
                    new FlinkView(stack.port(Component.JOBMANAGER)),
                    disk);
        } catch (IOException | InterruptedException | RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    public String brokers() {
        return "127.0.0.1:" + stack.port(Component.KAFKA);
    }

    /** ClickHouse's own volume. */
    Volume volume() {
        return disk.orElseThrow(() -> new IllegalStateException("ClickHouse has no volume of its own"));
    }

    /** Where the logs of all components are. */
    public Path logs() {
        return stack.home().root().resolve("logs");
    }

    /**
     * Starts a component again until it stays, as the evaluation's supervisor does: on a busy machine a start can fail
     * for want of time, which is not what a proof is about.
     */
    public void restart(Component component) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                stack.restart(component);
                return;
            } catch (IOException e) {
                if (attempt == STARTS) {
                    throw e;
                }
                LOG.atWarn()
                        .addKeyValue("component", component.id())
                        .addKeyValue("attempt", attempt)
                        .addKeyValue("cause", e.getMessage())
                        .log("Did not start, is started again");
            }
        }
    }

    /** Stops a process without ending it, or lets it go on. */
    void signal(Component component, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", signal, Long.toString(stack.processId(component)))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Returns when the job has judged and committed these records. */
    public void drain(List<Receipt> receipts) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        receipts.forEach(receipt -> ends.merge(
                new TopicPartition(receipt.send().topic(), receipt.partition()), receipt.offset() + 1, Math::max));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            FlinkView.waiting("the job has read " + receipts.size() + " records")
                    .until(() -> hasRead(admin, ends));
        }
        flink.awaitCommit();
    }

    private static boolean hasRead(Admin admin, Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata offset = read.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
            });
        } catch (ExecutionException away) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stack.close();
        } finally {
            proxy.close();
            if (disk.isPresent()) {
                disk.orElseThrow().close();
            }
        }
    }
}
