package io.atrium.installer.home;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A built checkout: where the artefacts that the stack runs are.
 *
 * @param root absolute path of the directory with the root pom
 */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve("installer/components"))) {
            throw new IllegalArgumentException("checkout: not a checkout of Atrium: " + root);
        }
    }

    /** A third-party component as its pom assembled it. */
    public Path component(String name) {
        return built(root.resolve("installer/components").resolve(name).resolve("target/component"));
    }

    /** The run class path of one of our modules, for {@code java -cp}. */
    public String classPath(String module, String artifactId) {
        Path target = root.resolve(module).resolve("target");
        return built(target.resolve(artifactId + ".jar")) + ":" + target.resolve("lib") + "/*";
    }

    /** A built file. */
    public Path file(String path) {
        return built(root.resolve(path));
    }

    private Path built(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    root.relativize(path) + " is missing: build the checkout first (make build)");
        }
        return path;
    }
}
