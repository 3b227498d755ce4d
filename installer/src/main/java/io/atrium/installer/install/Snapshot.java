package io.atrium.installer.install;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * The data as it was while nothing ran: owners, modes and times as they are, blocks shared where the file system can. Whole only under
 * its own name.
 */
record Snapshot(HostPlaces places, ReleaseCommands commands, String name) {

    private static final Duration LIMIT = Duration.ofHours(12);

    String take() throws IOException, InterruptedException {
        Path moved = places.home().resolve("data/postgresql/MOVED.txt");
        if (Files.exists(moved)) {
            throw new IOException(moved + ": PostgreSQL's data lies outside of " + places.home()
                    + ", so a copy would be without it. Let every account walk to that folder (chmod o+x), move the data back,"
                    + " or upgrade with --no-snapshot and a backup of your own.");
        }
        Path whole = places.snapshot(name);
        if (Files.isDirectory(whole)) {
            return "It was there.";
        }
        Files.createDirectories(places.snapshots());
        Files.setPosixFilePermissions(places.snapshots(), PosixFilePermissions.fromString("rwx------"));
        copy("snapshot", places.home(), whole);
        return Estimate.size(Trees.size(whole)) + " in " + whole + ".";
    }

    void delete() throws IOException {
        deletePartial(places.snapshot(name));
        Trees.delete(places.snapshot(name));
    }

    /** Puts the snapshot where the data is; the data of now stays beside it until the run has ended. */
    String restore() throws IOException, InterruptedException {
        if (!Files.exists(aside())) {
            Files.move(places.home(), aside(), StandardCopyOption.ATOMIC_MOVE);
        }
        if (!Files.exists(places.home())) {
            copy("restore", places.snapshot(name), places.home());
        }
        return Estimate.size(Trees.size(places.home())) + " from " + places.snapshot(name) + ".";
    }

    void takeBackRestore() throws IOException {
        if (Files.exists(aside())) {
            deletePartial(places.home());
            Trees.delete(places.home());
            Files.move(aside(), places.home(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes the data that the snapshot has replaced. */
    String discard() throws IOException {
        Trees.delete(aside());
        return "What was written since the upgrade is gone.";
    }

    private Path aside() {
        return places.home().resolveSibling(places.home().getFileName() + ".replaced-by-" + name);
    }

    /** Of this process alone: what an installer that was killed had begun goes on beside it until its folder is gone. */
    private static Path partial(Path target) {
        return target.resolveSibling(
                partialName(target) + ProcessHandle.current().pid());
    }

    private static String partialName(Path target) {
        return "." + target.getFileName() + ".partial-";
    }

    private static void deletePartial(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        String name = partialName(target);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder, path -> path.getFileName().toString().startsWith(name))) {
            for (Path partial : left) {
                Trees.delete(partial);
            }
        }
    }

    private void copy(String step, Path from, Path to) throws IOException, InterruptedException {
        deletePartial(to);
        Path partial = partial(to);
        commands.run(
                step,
                LIMIT,
                List.of("cp", "-a", "--reflink=auto", "--no-target-directory", from.toString(), partial.toString()));
        commands.run(step, LIMIT, List.of("sync", "-f", partial.toString()));
        Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
