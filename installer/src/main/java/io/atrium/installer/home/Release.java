package io.atrium.installer.home;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release that was unpacked from a bundle: one folder a part, each as it is below {@code opt/atrium} in the bundle.
 *
 * @param root absolute path of the release's folder
 */
public record Release(Path root) implements Programs {

    /** Written last, when everything else of the release is there. */
    public static final String DESCRIPTION = "release.json";

    public Release {
        root = root.toAbsolutePath().normalize();
    }

    /** Whether a folder holds a whole release. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /** The directory of the installation that this release was unpacked for. */
    public Home home() {
        Path description = root.resolve(DESCRIPTION);
        try {
            String home = new JsonMapper()
                    .readTree(Files.readAllBytes(description))
                    .path("home")
                    .asText();
            if (home.isEmpty()) {
                throw new IllegalStateException(description + " names no home: name it by --home.");
            }
            return new Home(Path.of(home));
        } catch (IOException e) {
            throw new UncheckedIOException(description + " cannot be read: name the home by --home.", e);
        }
    }

    /** The command line of this release. */
    public Path commandLine() {
        return root.resolve("cli/bin/atrium");
    }

    @Override
    public Path component(String name) {
        Path path = root.resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: " + remedy());
        }
        return path;
    }

    @Override
    public Path jar(Program program) {
        return root.resolve(program.part()).resolve(program.jar());
    }

    @Override
    public Path libraries(Program program) {
        return root.resolve(program.part()).resolve("lib");
    }

    @Override
    public Path web() {
        return root.resolve("web");
    }

    @Override
    public List<String> missing(List<String> components, List<Program> programs) {
        return Stream.concat(
                        components.stream().map(root::resolve),
                        programs.stream().map(this::jar))
                .filter(path -> !Files.exists(path))
                .map(Path::toString)
                .toList();
    }

    @Override
    public Instant madeAt(List<Program> programs) throws IOException {
        return Files.getLastModifiedTime(root.resolve(DESCRIPTION)).toInstant();
    }

    @Override
    public String remedy() {
        return "install this release again from its bundle.";
    }
}
