package io.atrium.installer.debian;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which packages somebody asked for, written by hand.
 *
 * @param system the system they are for, as {@code ID-VERSION_ID} of its os-release
 */
public record Wanted(String system, List<Group> groups) {

    public Wanted {
        groups = List.copyOf(groups);
    }

    public static Wanted read(Path file) throws IOException {
        return Yaml.read(file, Wanted.class);
    }

    /**
     * Packages for one purpose.
     *
     * @param closure whether what they depend on comes too, or exactly these
     */
    public record Group(String name, String purpose, Closure closure, List<String> packages) {
        public Group {
            packages = List.copyOf(packages);
        }
    }

    /** What comes with the packages that were asked for. */
    public enum Closure {
        /** All that they depend on, as if nothing was installed. */
        DEPENDENCIES,
        /** Nothing. */
        EXACT
    }
}
