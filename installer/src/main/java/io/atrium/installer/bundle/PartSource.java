package io.atrium.installer.bundle;

import java.util.List;

/**
 * A part before it is written.
 *
 * @param own what its files are that are nothing else's: the part itself
 * @param files its files that are software of their own, known by digest (a package, an engine)
 * @param inside what else is in it, for its bill of materials alone
 * @param architecture of what is in it; {@code any} when it runs everywhere
 */
public record PartSource(
        String name,
        Use use,
        Compression compression,
        Tree tree,
        SoftwareComponent own,
        List<SoftwareComponent> files,
        List<SoftwareComponent> inside,
        String architecture) {

    public PartSource {
        files = List.copyOf(files);
        inside = List.copyOf(inside);
    }

    /** What a part is for. */
    public enum Use {
        /** Its tree begins at the root of a system: hosts unpack it, images have it as a layer. */
        LAYER,
        /** A folder of files that something else installs. */
        FILES
    }
}
