package io.atrium.installer.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process by its id and the clock ticks since boot at which it started. Together they name one process for as long
 * as the machine runs; a recycled id has other ticks.
 *
 * @param pid process id
 * @param startTicks field 22 of {@code /proc/<pid>/stat}
 */
public record ProcessIdentity(long pid, long startTicks) {

    private static final Path PROC = Path.of("/proc");

    public ProcessIdentity {
        if (pid <= 1) {
            throw new IllegalArgumentException("pid: not a process of ours: " + pid);
        }
    }

    /** The identity of a process that runs now; empty when there is none, or only its zombie. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return parse(pid, stat);
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    static Optional<ProcessIdentity> parse(long pid, String stat) {
        // The second field is the name in brackets and may itself hold spaces and brackets.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean dead = fields[0].equals("Z") || fields[0].equals("X");
        return dead ? Optional.empty() : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[19])));
    }

    /** Whether exactly this process still runs. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Proportional set size in bytes (shared pages counted by their share), or 0 when it cannot be read. */
    public long memoryBytes() {
        try {
            for (String line : Files.readAllLines(PROC.resolve(pid + "/smaps_rollup"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException notOurs) {
            return 0;
        }
    }
}
