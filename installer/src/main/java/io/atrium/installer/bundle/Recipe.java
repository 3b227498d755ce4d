package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Missing;
import java.util.List;

/**
 * What a bundle is to be made of.
 *
 * @param clickHouse in words, which ClickHouse is inside
 * @param upgrade from which versions it upgrades
 * @param parts in the order in which they are written; those that the bundle's own program needs come first
 */
record Recipe(
        String version,
        Revision revision,
        String architecture,
        String clickHouse,
        UpgradePath upgrade,
        List<PartSource> parts,
        List<Missing> missing) {

    /** The parts that the program of a bundle runs from, at its front. */
    static final List<String> FRONT = List.of("cli", "java");

    Recipe {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    String fileName() {
        return "atrium-" + version + "-" + architecture + ".bundle";
    }
}
