package io.atrium.server.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a department stood in the tree for some time.
 *
 * @param parentNo the department above it; null for the organization itself
 * @param path department numbers, root first, the department itself last
 */
public record Placement(@Nullable Integer parentNo, List<Integer> path) {

    /** The organization itself. */
    static final Placement ROOT = new Placement(null, List.of(Department.ROOT_NO));

    public Placement {
        path = List.copyOf(path);
    }
}
