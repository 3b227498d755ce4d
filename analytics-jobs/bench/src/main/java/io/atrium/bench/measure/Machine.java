package io.atrium.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What it was measured on.
 *
 * @param cores processors
 * @param model the processor's name
 * @param memoryGigabytes main memory
 * @param loadBefore average number of running threads over the five minutes before: what else went on
 * @param java version of the Java that ran everything
 * @param at when
 */
public record Machine(int cores, String model, long memoryGigabytes, double loadBefore, String java, Instant at) {

    /** This machine now. */
    public static Machine read() throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                valueOf("/proc/cpuinfo", "model name"),
                Math.round(Long.parseLong(valueOf("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                Double.parseDouble(text("/proc/loadavg").split(" ", -1)[1]),
                System.getProperty("java.version", ""),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String valueOf(String file, String name) throws IOException {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    }
}
