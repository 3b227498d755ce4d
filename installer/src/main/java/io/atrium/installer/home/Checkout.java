package io.atrium.installer.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A built checkout: where the artefacts that the stack runs are.
 *
 * @param root absolute path of the directory with the root pom
 */
public record Checkout(Path root) implements Programs {

    private static final String COMPONENTS = "installer/components/";

    /** What of a component is there only once it is whole. */
    private static final Map<String, String> PROOFS = Map.of(
            "keycloak",
            "/.built",
            "clickhouse-engine",
            "/libchdb.so",
            "kafka",
            "/lib",
            "flink",
            "/lib",
            "postgresql",
            "");

    public Checkout {
        root = root.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve("installer/components"))) {
            throw new IllegalArgumentException("checkout: not a checkout of Atrium: " + root);
        }
    }

    @Override
    public Path component(String name) {
        return built(root.resolve(COMPONENTS).resolve(name).resolve("target/component"));
    }

    @Override
    public Path jar(Program program) {
        return target(program).resolve(program.jar());
    }

    @Override
    public Path libraries(Program program) {
        return target(program).resolve("lib");
    }

    @Override
    public Path web() {
        return root.resolve("platform/web/dist");
    }

    @Override
    public List<String> missing(List<String> components, List<Program> programs) {
        Stream<String> pages =
                programs.contains(Program.SERVER) ? Stream.of("platform/web/dist/index.html") : Stream.of();
        return Stream.of(
                        components.stream()
                                .map(name -> COMPONENTS + name + "/target/component" + PROOFS.getOrDefault(name, "")),
                        programs.stream()
                                .map(program -> root.relativize(jar(program)).toString()),
                        pages)
                .flatMap(paths -> paths)
                .filter(path -> !Files.exists(root.resolve(path)))
                .toList();
    }

    /** When the newest of these and the installer was built. */
    @Override
    public Instant madeAt(List<Program> programs) throws IOException {
        List<Path> jars = Stream.concat(
                        Stream.of(root.resolve("installer/target/atrium-installer.jar")),
                        programs.stream().map(this::jar))
                .toList();
        Instant newest = Instant.EPOCH;
        for (Path jar : jars) {
            if (Files.exists(jar) && Files.getLastModifiedTime(jar).toInstant().isAfter(newest)) {
                newest = Files.getLastModifiedTime(jar).toInstant();
            }
        }
        return newest;
    }

    @Override
    public String remedy() {
        return "run make build first.";
    }

    /** A built file. */
    public Path file(String path) {
        return built(root.resolve(path));
    }

    private Path target(Program program) {
        return root.resolve(program.module()).resolve("target");
    }

    private Path built(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    root.relativize(path) + " is missing: build the checkout first (make build)");
        }
        return path;
    }
}
