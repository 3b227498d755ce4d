package io.atrium.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The most main memory that a process has ever held. */
public final class PeakMemory {
    private static final String FIELD = "VmHWM:";

    private PeakMemory() {}

    /** In bytes, as {@code /proc/<pid>/status} says; 0 when there is no such process any more. */
    public static long of(long pid) throws IOException {
        try {
            return bytesOf(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    static long bytesOf(String status) {
        return status.lines()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
