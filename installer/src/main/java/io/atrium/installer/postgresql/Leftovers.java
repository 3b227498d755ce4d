package io.atrium.installer.postgresql;

import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data of installations that are gone: it lies outside of their homes, so nobody deletes it together with them. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final String NOTE = "home.txt";
    private static final List<Path> REMOVABLE = List.of(Path.of("/mnt"), Path.of("/media"), Path.of("/run/media"));

    private Leftovers() {}

    /** Notes in a place whose data it is. */
    static void mark(Path place, Path home) throws IOException {
        Files.writeString(place.resolve(NOTE), home + "\n");
    }

    /** Deletes the places of homes that are gone. A place that does not say whose it is stays. */
    static void sweep(Path folder) throws IOException {
        List<Path> places;
        try (Stream<Path> all = Files.list(folder)) {
            places = all.filter(place -> place.getFileName().toString().matches("atrium-[0-9a-f]{8}"))
                    .filter(place -> Files.isRegularFile(place.resolve(NOTE), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path place : places) {
            try {
                PostgresqlPlace.mine(place);
                Path home = Path.of(Files.readString(place.resolve(NOTE)).strip());
                if (isGone(home) && !isRunning(place)) {
                    delete(place);
                    LOG.atInfo()
                            .addKeyValue("place", place)
                            .addKeyValue("home", home)
                            .log("deleted the data of a home that is gone");
                }
            } catch (IOException notOursOrGoneMeanwhile) {
                LOG.atDebug()
                        .addKeyValue("place", place)
                        .addKeyValue("error", notOursOrGoneMeanwhile.getMessage())
                        .log("left alone");
            }
        }
    }

    /** Whether a home was deleted; false when its disk may only be away: below a mount point, or below an empty folder. */
    static boolean isGone(Path home) throws IOException {
        if (!home.isAbsolute() || Files.exists(home) || REMOVABLE.stream().anyMatch(home::startsWith)) {
            return false;
        }
        Path above = home.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null) {
            return false;
        }
        try (Stream<Path> others = Files.list(above)) {
            return others.findAny().isPresent();
        }
    }

    private static boolean isRunning(Path place) throws IOException {
        Path file = place.resolve("cluster/postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        String pid = Files.readAllLines(file).get(0).strip();
        return !pid.matches("\\d+") || ProcessIdentity.of(Long.parseLong(pid)).isPresent();
    }

    /** Deletes a folder and everything below; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
