package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.process.Processes;
import io.atrium.installer.process.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A stack as a person drives it: by {@code installer/bin/atrium}, with the real supervisor, in a home of its own. */
final class CommandLineStack {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Home home;
    private final String components;
    private final Processes processes = new Processes();

    /** @param components as {@code --only} takes them */
    CommandLineStack(Path root, String components) {
        this.home = new Home(root);
        this.components = components;
        // Random ports: the well-known ones belong to whoever evaluates on this machine.
        Ports ports = new Ports(home.conf("stack").resolve("ports.json"), new Random());
        for (String name : List.of("postgresql", "kafka", "kafka/controller", "clickhouse", "clickhouse/native")) {
            ports.obtain(name, 0);
        }
    }

    /** What a command printed, and how it ended. */
    record Answer(int code, String output) {}

    Answer up() throws IOException, InterruptedException {
        return up(components);
    }

    Answer up(String others) throws IOException, InterruptedException {
        return run("up", "--only", others);
    }

    /** Makes a secret be generated anew at the next start. */
    void forget(String secret) throws IOException {
        Files.delete(home.secrets().resolve(secret));
    }

    Answer down() throws IOException, InterruptedException {
        return run("down");
    }

    Answer run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("atrium.checkout"), "installer/bin/atrium")
                .toString());
        all.add("stack");
        all.addAll(List.of(command));
        all.addAll(List.of("--home", home.root().toString()));
        Path output = Files.createTempFile(home.root(), "answer", ".txt");
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(all + " did not end; it said:\n" + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(output));
    }

    StackFile.Content content() {
        return new StackFile(home).read().orElseThrow();
    }

    Status status(Component component) {
        return content().components().stream()
                .filter(status -> status.component() == component)
                .findFirst()
                .orElseThrow();
    }

    Map<Component, ProcessIdentity> living() {
        Map<Component, ProcessIdentity> all = new EnumMap<>(Component.class);
        content()
                .components()
                .forEach(status -> status.living().ifPresent(process -> all.put(status.component(), process)));
        return all;
    }

    ProcessIdentity supervisor() {
        ProcessIdentity supervisor = content().supervisor();
        if (supervisor == null) {
            throw new IllegalStateException("nobody watches this stack");
        }
        return supervisor;
    }

    /** The living process of a component. */
    ProcessIdentity process(Component component) {
        return status(component).living().orElseThrow();
    }

    /** Ends a process at once, as a crash would. */
    void kill(ProcessIdentity process) throws IOException, InterruptedException {
        processes.stop(process, StopSignal.KILL, Duration.ofSeconds(10));
    }

    String secret(String name) throws IOException {
        return Files.readString(home.secrets().resolve(name)).strip();
    }

    /** Processes of this machine that were started for a component of this home, whatever the stack's file says. */
    List<Long> found(Component component) throws IOException {
        String mark = component == Component.POSTGRESQL
                ? "port=" + status(component).port()
                : home.conf(component.id()).toString() + "/";
        return found(mark);
    }

    /** Processes of this machine whose command line has this text. */
    static List<Long> found(String mark) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> commandLine(path).contains(mark))
                    .map(path -> Long.valueOf(path.getFileName().toString()))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    /** Leaves nothing behind, also when the commands under test are broken. */
    void close() throws IOException, InterruptedException {
        if (Files.exists(home.run().resolve("stack.json"))) {
            List<ProcessIdentity> all = new ArrayList<>(living().values());
            if (content().supervised()) {
                all.add(0, supervisor());
            }
            down();
            for (ProcessIdentity process : all) {
                kill(process);
            }
        }
    }
}
