package io.atrium.bench.analytics;

import io.atrium.bench.house.House;
import io.atrium.bench.measure.PeakMemory;
import io.atrium.bench.organization.Workforce;
import io.atrium.installer.component.Logback;
import io.atrium.installer.component.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The replay as operators start it, in a process of its own, with the memory that they give it. */
final class ReplayProgram {
    private static final String MAIN = "io.atrium.jobs.replay.ReplayMain";
    private static final String HEAP = "-Xmx768m";
    private static final String HANDED_OVER = " events handed over, ";

    private final House house;
    private final Path jar;
    private final Path flinkLibraries;

    ReplayProgram(House house, Path jar, Path flinkLibraries) {
        this.house = house;
        this.jar = jar;
        this.flinkLibraries = flinkLibraries;
    }

    /**
     * How a replay went.
     *
     * @param seconds from its start to its end
     * @param handedOverSeconds from its start until Kafka had all events
     * @param cpuSeconds of the program itself
     * @param peakBytes of the program's memory
     */
    record Ran(double seconds, double handedOverSeconds, double cpuSeconds, long peakBytes) {}

    /**
     * Replays some months, without a bound of events a second.
     *
     * @param group the consumer group of the job that derives
     * @param tell is told what the program says
     */
    Ran run(String group, String from, String to, Consumer<String> tell) throws IOException, InterruptedException {
        Logback.write(configuration(), Map.of("org.apache.kafka", "WARN"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(group, from, to))
                .redirectErrorStream(true)
                .start();
        double handedOver = 0;
        double cpu = 0;
        long peak = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double now = (System.nanoTime() - start) / 1e9;
                handedOver = line.contains(HANDED_OVER) ? now : handedOver;
                cpu = process.info()
                        .totalCpuDuration()
                        .map(spent -> spent.toMillis() / 1e3)
                        .orElse(cpu);
                peak = Math.max(peak, PeakMemory.of(process.pid()));
                tell.accept(line);
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("the replay has ended with " + code);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ran((System.nanoTime() - start) / 1e9, handedOver, cpu, peak);
    }

    private Path configuration() {
        return house.file("replay");
    }

    private List<String> command(String group, String from, String to) {
        return List.of(
                Site.java(),
                HEAP,
                "-XX:+UseSerialGC",
                Logback.option(configuration()),
                "-cp",
                jar + ":" + flinkLibraries + "/*",
                MAIN,
                "--tenant",
                Workforce.TENANT,
                "--from",
                from,
                "--to",
                to,
                "--rate",
                "0",
                "--groups",
                group,
                "--kafka",
                house.topics().bootstrapServers(),
                "--clickhouse-url",
                "http://127.0.0.1:" + house.warehouse().port(),
                "--clickhouse-database",
                "atrium",
                "--clickhouse-user",
                "atrium_ingest",
                "--clickhouse-password-file",
                house.ingestPasswordFile().toString(),
                "--flink",
                house.flinkAddress(),
                "--journals",
                configuration().toString());
    }
}
