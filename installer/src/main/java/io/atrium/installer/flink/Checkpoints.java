package io.atrium.installer.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Completed checkpoints on disk. A checkpoint is complete when it has its {@code _metadata}, which Flink writes before
 * anything of that checkpoint is committed. A job must go on from the newest complete one: from an older one it would
 * send other rows under tokens that ClickHouse has seen, and those would vanish.
 */
final class Checkpoints {

    private static final String PREFIX = "chk-";

    private final Path root;

    Checkpoints(Path root) {
        this.root = root;
    }

    /** The newest complete checkpoint of any run of the job: numbers go on from run to run. */
    Optional<Path> newest() throws IOException {
        if (!Files.exists(root)) {
            return Optional.empty();
        }
        try (Stream<Path> jobs = Files.list(root)) {
            List<Path> runs = jobs.filter(Files::isDirectory).toList();
            Optional<Path> best = Optional.empty();
            for (Path run : runs) {
                best = newer(best, newestOf(run));
            }
            return best;
        }
    }

    private static Optional<Path> newestOf(Path run) throws IOException {
        try (Stream<Path> entries = Files.list(run)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(PREFIX + "\\d+"))
                    .filter(entry -> Files.exists(entry.resolve("_metadata")))
                    .max(Comparator.comparingLong(Checkpoints::number));
        }
    }

    private static Optional<Path> newer(Optional<Path> one, Optional<Path> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.comparingLong(Checkpoints::number));
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }
}
