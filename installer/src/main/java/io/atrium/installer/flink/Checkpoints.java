package io.atrium.installer.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /**
     * Deletes the checkpoints of earlier runs once a running job has a completed one of its own, the newest of all: what
     * it was restored from is not needed any more.
     *
     * @param job id of the job that runs now
     */
    void deleteOlderThan(String job) throws IOException {
        Optional<Path> newest = newest();
        if (newest.filter(checkpoint -> checkpoint.startsWith(root.resolve(job)))
                .isEmpty()) {
            return;
        }
        try (Stream<Path> runs = Files.list(root)) {
            for (Path run : runs.filter(run -> isRun(run) && !run.equals(root.resolve(job)))
                    .toList()) {
                delete(run);
            }
        }
    }

    private static boolean isRun(Path folder) {
        return folder.getFileName().toString().matches("[0-9a-f]{32}")
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            // Flink tidies up too: what went meanwhile is tried again later.
            throw e.getCause();
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
