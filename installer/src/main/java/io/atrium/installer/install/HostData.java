package io.atrium.installer.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What steps on one machine do with folders of releases and data. */
record HostData(HostPlaces places, Run run) {

    private static final String MARKER = ".made-by";
    private static final Duration STOP = Duration.ofMinutes(5);

    String make() throws IOException {
        Path home = places.home();
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        if ("root".equals(System.getProperty("user.name")) && !walkable(home)) {
            throw new IOException(
                    home + " is behind a folder that other accounts cannot walk through, and PostgreSQL never runs as"
                            + " root. Name another folder with --data, or let them (chmod o+x).");
        }
        if (!run.has("data")) {
            Files.writeString(home.resolve(MARKER), run.id() + "\n");
        }
        return run.has("data") ? "The data of before is used." : home + " is there.";
    }

    private static boolean walkable(Path folder) throws IOException {
        for (Path path = folder.toRealPath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** Deletes the folder only when this very run made it. */
    void unmake() throws IOException {
        Path home = places.home();
        Path marker = home.resolve(MARKER);
        if (run.has("data")
                || !Files.exists(marker)
                || !Files.readString(marker).strip().equals(run.id())) {
            return;
        }
        Path logs = home.resolve("logs");
        Path kept = places.state().resolve("logs-of-" + run.id());
        if (Files.isDirectory(logs) && !Files.exists(kept)) {
            copy(logs, kept);
        }
        for (Path entry : entries(home)) {
            // The marker goes last: whoever is cut off here can go on.
            if (!entry.equals(marker)) {
                Trees.delete(entry);
            }
        }
        Trees.delete(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : entries(from)) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Stops a release; one that is gone already runs nothing. */
    String stop(ReleaseCommands commands, ReleaseId release) throws IOException, InterruptedException {
        if (!Files.exists(places.release(release))) {
            return "It is gone already.";
        }
        return commands.stack(release, "stop", STOP, "down");
    }

    /** Deletes what no rollback needs: older releases and older snapshots. */
    String tidy() throws IOException {
        Set<String> kept =
                new HashSet<>(Set.of(run.after().folder(), run.before().folder()));
        int deleted = 0;
        for (Path release : entries(places.releases())) {
            if (!kept.contains(release.getFileName().toString())) {
                Trees.delete(release);
                deleted++;
            }
        }
        for (Path snapshot : Files.isDirectory(places.snapshots()) ? entries(places.snapshots()) : List.<Path>of()) {
            if (!snapshot.getFileName().toString().equals(run.option("snapshot", ""))) {
                Trees.delete(snapshot);
                deleted++;
            }
        }
        return deleted + " deleted. " + run.before() + " is kept for a rollback.";
    }

    /** Deletes the programs, and the data when the run says so; the state goes last and by another way. */
    String remove() throws IOException {
        places.pointNowhere();
        Trees.delete(places.releases());
        if (!run.has("data")) {
            return "The programs are gone, the data stays in " + places.home() + ".";
        }
        Trees.delete(places.home());
        Trees.delete(places.snapshots());
        return "The programs and the data are gone.";
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
