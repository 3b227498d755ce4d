package io.atrium.installer.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts, runs and stops processes. */
public final class Processes {

    private static final List<String> PASSED_ON = List.of("PATH", "LANG", "HOME", "JAVA_HOME", "TZ", "TMPDIR");
    private static final Duration POLL = Duration.ofMillis(20);

    /** Starts a process that goes on running; its output is appended to the command's log. */
    public ProcessIdentity start(Command command) throws IOException {
        Process process = builder(command).start();
        process.getOutputStream().close();
        return ProcessIdentity.of(process.pid())
                .orElseThrow(() ->
                        new IOException("ended at once: " + command.arguments().get(0) + ", see " + command.log()));
    }

    /**
     * Runs a process to its end.
     *
     * @param input what it reads from standard input
     * @return its exit code
     * @throws IOException when it does not end in time (it is killed then)
     */
    public int run(Command command, String input, Duration limit) throws IOException, InterruptedException {
        Process process = builder(command).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedWithoutReading) {
            // Its exit code tells more than the broken pipe.
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.arguments().get(0) + " did not end within " + limit.toSeconds()
                        + " s, see " + command.log());
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs a process to its end at our own terminal, whatever it takes, and gives its exit code; it ends when we are interrupted. */
    public int attached(Command command) throws IOException, InterruptedException {
        Process process =
                builder(command).inheritIO().redirectErrorStream(false).start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    /** Sends a signal to exactly this process; nothing happens when it is gone. */
    public void signal(ProcessIdentity identity, StopSignal signal) throws IOException, InterruptedException {
        if (!identity.alive()) {
            return;
        }
        Process kill = new ProcessBuilder("kill", "-s", signal.name(), Long.toString(identity.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor();
    }

    /**
     * Asks a process to stop, and kills it when it has not within the grace period.
     *
     * @return whether it stopped by itself
     */
    public boolean stop(ProcessIdentity identity, StopSignal signal, Duration grace)
            throws IOException, InterruptedException {
        signal(identity, signal);
        if (awaitEnd(identity, grace)) {
            return true;
        }
        signal(identity, StopSignal.KILL);
        if (!awaitEnd(identity, Duration.ofSeconds(10))) {
            throw new IOException("process " + identity.pid() + " cannot be killed");
        }
        return false;
    }

    private static boolean awaitEnd(ProcessIdentity identity, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (identity.alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL.toMillis());
        }
        return true;
    }

    private static ProcessBuilder builder(Command command) throws IOException {
        Files.createDirectories(command.directory());
        LogFile.rotate(command.log());
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.directory(command.directory().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(PASSED_ON);
        environment.putAll(command.environment());
        return builder;
    }
}
