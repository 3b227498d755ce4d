package io.atrium.jobs.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a replay has done, a line each, in a file of its own: so that one that was interrupted goes on. A slice stands in it after the broker has
 * all of its events. A line that was cut off by a crash names nothing, so its slice is sent again, which changes nothing.
 */
final class Journal {
    private static final String GENERATION = "generation ";
    private static final String SLICE = "slice ";

    private final Path file;
    private final Set<String> done = new HashSet<>();
    private int generation;

    private Journal(Path file) {
        this.file = file;
    }

    /** Opens the journal of a tenant's months; it may not exist yet. */
    static Journal open(Path directory, String tenantId, Months months) throws IOException {
        Files.createDirectories(directory);
        Journal journal =
                new Journal(directory.resolve(tenantId + "_" + months.first() + "_" + months.last() + ".journal"));
        if (Files.exists(journal.file)) {
            for (String line : Files.readAllLines(journal.file, StandardCharsets.UTF_8)) {
                if (line.startsWith(GENERATION)) {
                    journal.generation = Integer.parseInt(line.substring(GENERATION.length()));
                } else if (line.startsWith(SLICE)) {
                    journal.done.add(line.substring(SLICE.length()));
                }
            }
        }
        return journal;
    }

    /** The generation that is being rebuilt; 0 when nothing was begun. */
    int generation() {
        return generation;
    }

    boolean isDone(Slice slice) {
        return done.contains(slice.name());
    }

    void begin(int number) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, GENERATION + number + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        generation = number;
    }

    void done(Slice slice) throws IOException {
        Files.write(
                file,
                List.of(SLICE + slice.name()),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        done.add(slice.name());
    }

    /** The replay is over, one way or the other. */
    void end() throws IOException {
        Files.deleteIfExists(file);
    }
}
