package io.atrium.installer.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.home.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where everything of an installation on one machine lies.
 *
 * @param programs releases beside each other, and the link to the one that counts
 * @param home the data
 */
record HostPlaces(Path programs, Path home) {

    private static final String PARTIAL = ".partial";

    HostPlaces {
        programs = programs.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        if (home.startsWith(programs) || programs.startsWith(home)) {
            throw new IllegalArgumentException(
                    "--programs, --data: neither may lie within the other: " + programs + ", " + home);
        }
    }

    Path state() {
        return programs.resolve("state");
    }

    Path releases() {
        return programs.resolve("releases");
    }

    Path release(ReleaseId id) {
        return releases().resolve(id.folder());
    }

    Path partial(ReleaseId id) {
        return releases().resolve("." + id.folder() + PARTIAL);
    }

    Path current() {
        return programs.resolve("current");
    }

    Path command() {
        return programs.resolve("bin/atrium");
    }

    /** Copies of the data, beside the data: they take as much of the same disk. */
    Path snapshots() {
        return home.resolveSibling(home.getFileName() + ".snapshots");
    }

    Path snapshot(String name) {
        return snapshots().resolve(name);
    }

    Path log(String step) {
        return state().resolve("logs").resolve(step + ".log");
    }

    /** The release that the link names. */
    Optional<ReleaseId> installed() throws IOException {
        if (!Files.isSymbolicLink(current())) {
            return Optional.empty();
        }
        Path description = current().resolve(Release.DESCRIPTION);
        if (!Files.exists(description)) {
            throw new IOException(current() + " leads to no release (" + Files.readSymbolicLink(current())
                    + "). Remove the link, or put the release back.");
        }
        return Optional.of(read(description));
    }

    static ReleaseId read(Path description) throws IOException {
        JsonNode node = new JsonMapper().readTree(Files.readAllBytes(description));
        return new ReleaseId(
                node.path("version").asText(), node.path("manifest").asText());
    }

    /** Makes the link name a release, in one step. */
    void point(ReleaseId id) throws IOException {
        Path link = current().resolveSibling(".current" + PARTIAL);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("releases", id.folder()));
        Files.move(link, current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(command(), LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(command().getParent());
            Files.createSymbolicLink(command(), Path.of("../current/cli/bin/atrium"));
        }
    }

    void pointNowhere() throws IOException {
        Files.deleteIfExists(current());
        Files.deleteIfExists(command());
        Files.deleteIfExists(command().getParent());
    }
}
