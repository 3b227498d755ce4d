package io.atrium.installer.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one installation; the layout is the one of the architecture page, section 1.
 *
 * @param root absolute path
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The named installation, else that of ATRIUM_HOME, else that of this release, else {@code .atrium} in the checkout. */
    public static Home orDefault(@Nullable Path named) {
        if (named != null) {
            return new Home(named);
        }
        String configured = System.getenv("ATRIUM_HOME");
        if (configured != null && !configured.isEmpty()) {
            return new Home(Path.of(configured));
        }
        return Programs.here() instanceof Release release
                ? release.home()
                : new Home(Path.of(System.getProperty("atrium.checkout", "")).resolve(".atrium"));
    }

    /** The folder of secrets, one file each. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Generated configuration of a component. */
    public Path conf(String component) {
        return root.resolve("conf").resolve(component);
    }

    /** What a component must find again after a restart. */
    public Path data(String component) {
        return root.resolve("data").resolve(component);
    }

    /** A component's log. */
    public Path log(String component) {
        return root.resolve("logs").resolve(component + ".log");
    }

    /** What describes the running stack. */
    public Path run() {
        return root.resolve("run");
    }

    /** Replaces a file in one step, so that a reader sees the old or the new text, never a half of it. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
        Files.writeString(temporary, text);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same for what is nobody else's business: readable by its owner alone from the first byte on. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(
                folder,
                "." + file.getFileName(),
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
