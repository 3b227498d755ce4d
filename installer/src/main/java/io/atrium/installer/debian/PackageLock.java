package io.atrium.installer.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The exact packages that stand for what is wanted.
 *
 * @param architecture the Debian name of it
 * @param clickHouse files of the official ClickHouse that an operator provides; none: the evaluation engine
 */
public record PackageLock(
        String system, String architecture, List<LockedPackage> packages, List<LockedFile> clickHouse) {

    private static final String HEAD = """
            # Written by `atrium bundle lock`: change packages.yaml and run it again instead of editing this.
            """;

    public PackageLock {
        packages = List.copyOf(packages);
        clickHouse = List.copyOf(clickHouse);
    }

    /**
     * A package.
     *
     * @param file its name in the archive
     * @param groups what it is for
     */
    public record LockedPackage(
            String name,
            String version,
            String architecture,
            String file,
            long size,
            String sha256,
            List<String> groups) {
        public LockedPackage {
            groups = List.copyOf(groups);
        }

        /** Its package URL. */
        public String coordinate() {
            return "pkg:deb/debian/" + name + "@" + version.replace("+", "%2B").replace(":", "%3A") + "?arch="
                    + architecture;
        }
    }

    /** A file that is given, not fetched. */
    public record LockedFile(String file, long size, String sha256) {}

    public static PackageLock read(Path file) throws IOException {
        return Yaml.read(file, PackageLock.class);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, HEAD + Yaml.write(this));
    }

    /** The packages of a group. */
    public List<LockedPackage> group(String name) {
        return packages.stream()
                .filter(locked -> locked.groups().contains(name))
                .toList();
    }
}
