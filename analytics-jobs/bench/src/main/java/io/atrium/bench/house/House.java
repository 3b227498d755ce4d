package io.atrium.bench.house;

import io.atrium.bench.events.Form;
import io.atrium.installer.component.Component;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.process.Processes;
import io.atrium.installer.process.StopSignal;
import io.atrium.installer.stack.LocalStack;
import io.atrium.installer.stack.StackFile;
import io.atrium.installer.stack.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The evaluation's own processes in a home of their own: Kafka, ClickHouse with the product's tables, Flink's two. Nothing
 * is left behind, neither processes nor files, also when the run is interrupted; a run that ends keeps its logs.
 */
public final class House implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String REPLAY_TOPIC = "atrium.replay";

    private final LocalStack stack;
    private final Path home;
    private final Warehouse warehouse;
    private final FlinkCluster flink;
    private final Topics topics;

    private House(LocalStack stack, Path home) {
        this.stack = stack;
        this.home = home;
        this.warehouse = new Warehouse(stack.port(Component.CLICKHOUSE), stack.secret("clickhouse-admin"));
        this.flink = new FlinkCluster(stack.port(Component.JOBMANAGER), stack.port(Component.TASKMANAGER, "metrics"));
        this.topics = new Topics("127.0.0.1:" + stack.port(Component.KAFKA));
    }

    /** Starts everything in this folder, which is emptied before and deleted afterwards. */
    public static House open(Path home) throws IOException, InterruptedException {
        clean(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanQuietly(home), "bench-exit"));
        // The product's own job is started with the rest for its configuration: what it is given is what we measure.
        LocalStack stack = LocalStack.start(home, EnumSet.of(Component.INGEST));
        House house = new House(stack, home);
        house.flink.cancelAll();
        return house;
    }

    /** What the product's job is configured with. */
    public Properties ingestProperties() throws IOException {
        Properties properties = new Properties();
        try (Stream<String> lines = Files.lines(stack.home().conf("ingest").resolve("ingest.properties"))) {
            lines.map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> properties.setProperty(parts[0], parts[1]));
        }
        return properties;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public FlinkCluster flink() {
        return flink;
    }

    public Topics topics() {
        return topics;
    }

    /** The log of a process that a contestant starts itself. */
    public Path log(String process) {
        return stack.home().log(process);
    }

    /** A file of this home that a contestant may write. */
    public Path file(String name) {
        return home.resolve("run").resolve(name);
    }

    /** The file with the password of the account that writes facts. */
    public Path ingestPasswordFile() {
        return stack.secretFile("clickhouse-ingest");
    }

    /** The process of a component now. */
    public long pid(Component component) throws IOException {
        return statuses(home).stream()
                .filter(status -> status.component() == component)
                .map(Status::process)
                .filter(process -> process != null)
                .mapToLong(ProcessIdentity::pid)
                .findFirst()
                .orElseThrow(() -> new IOException(component.id() + " has no process"));
    }

    /** Ends a component at once and starts it again. */
    public void killAndRestart(Component component) throws IOException, InterruptedException {
        stack.kill(component);
        stack.restart(component);
    }

    /** Starts a component again in good order. */
    public void restart(Component component) throws IOException, InterruptedException {
        stack.restart(component);
    }

    /** Empty topics and tables, and no checkpoint of an earlier job. */
    public void clear() throws IOException, InterruptedException {
        forgetJobs();
        warehouse.clear();
    }

    /** The same, but raw facts and what was written with them stay. */
    public void clearDerived() throws IOException, InterruptedException {
        forgetJobs();
        warehouse.clearDerived();
    }

    private void forgetJobs() throws IOException, InterruptedException {
        flink.cancelAll();
        deleteContent(stack.home().data("flink").resolve("checkpoints"));
        for (Form form : Form.values()) {
            topics.recreate(form);
        }
        topics.recreate(List.of(REPLAY_TOPIC));
    }

    /** The address of Flink's REST interface. */
    public String flinkAddress() {
        return "http://127.0.0.1:" + stack.port(Component.JOBMANAGER);
    }

    @Override
    public void close() throws IOException {
        stack.close();
        Path kept = home.resolveSibling("logs");
        deleteContent(kept);
        Files.move(home.resolve("logs"), kept);
        deleteContent(home);
    }

    private static List<Status> statuses(Path home) {
        return new StackFile(new Home(home))
                .read()
                .map(StackFile.Content::components)
                .orElse(List.of());
    }

    /** Ends what a run that was killed has left in this home. */
    private static void clean(Path home) throws IOException, InterruptedException {
        Processes processes = new Processes();
        for (Status status : statuses(home)) {
            ProcessIdentity process = status.process();
            if (process != null && process.alive()) {
                processes.stop(process, StopSignal.TERM, GRACE);
            }
        }
        deleteContent(home);
    }

    private static void cleanQuietly(Path home) {
        try {
            clean(home);
        } catch (IOException e) {
            System.err.println("Something of " + home + " is left: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deleteContent(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
