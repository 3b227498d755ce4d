package io.atrium.installer.preflight;

import io.atrium.installer.site.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directories of this host and what has to fit into them. */
final class Directories {

    private static final double GIB = 1L << 30;

    /** Installed, unpacked, and room to upgrade. */
    static final int TIMES = 3;

    private Directories() {}

    /** Bytes needed, by directory. */
    static Map<Path, Long> needed(Subject subject) {
        Map<Path, Long> needed = new LinkedHashMap<>();
        needed.put(subject.site().directories().programs(), TIMES * subject.programs());
        for (Role role : subject.roles()) {
            long bytes = (long) (subject.size().role(role).disk().value() * GIB);
            subject.site().directories().of(role).ifPresent(folder -> needed.merge(folder, bytes, Long::sum));
        }
        return needed;
    }

    /** The directory, or what will hold it when it is made. */
    static Path existing(Path folder) {
        Path here = folder.toAbsolutePath();
        while (!Files.isDirectory(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
