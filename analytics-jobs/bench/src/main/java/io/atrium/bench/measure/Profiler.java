package io.atrium.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where a Java process spends its processor time, as collapsed stacks: one line a stack with its number of samples, one
 * sample a millisecond. Uses the async-profiler that comes with Flink, loaded into the process through {@code jcmd}.
 *
 * @param library the agent
 * @param folder where the stacks go
 */
public record Profiler(Path library, Path folder) {

    /**
     * Unpacks the agent.
     *
     * @param libraries folder with Flink's jars
     * @param folder where the stacks go
     */
    public static Profiler prepare(Path libraries, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path library = folder.resolve("libasyncProfiler.so");
        try (var jars = Files.newDirectoryStream(libraries, "async-profiler-*.jar")) {
            for (Path jar : jars) {
                unpack(jar, library);
                return new Profiler(library, folder);
            }
        }
        throw new IOException("no async-profiler in " + libraries);
    }

    private static void unpack(Path jar, Path library) throws IOException {
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "linux-arm64" : "linux-x64";
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(machine + "/libasyncProfiler.so");
            if (entry == null) {
                throw new IOException(jar + " has no agent for " + machine);
            }
            Files.write(library, zip.getInputStream(entry).readAllBytes());
        }
    }

    /** Begins to sample a process. */
    public void start(long process) throws IOException, InterruptedException {
        tell(process, "start,event=itimer,interval=1ms");
    }

    /** Ends sampling and writes {@code <name>.collapsed}. */
    public void stop(long process, String name) throws IOException, InterruptedException {
        tell(process, "stop,collapsed,file=" + folder.resolve(name + ".collapsed"));
    }

    private void tell(long process, String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String quoted = '"' + command + '"'; // else jcmd takes what stands before an equals sign for a name
        Process run = new ProcessBuilder(
                        Arrays.asList(jcmd, Long.toString(process), "JVMTI.agent_load", library.toString(), quoted))
                .redirectErrorStream(true)
                .start();
        String answer = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0 || !answer.contains("return code: 0")) {
            throw new IOException("the profiler was not loaded: " + answer);
        }
    }
}
