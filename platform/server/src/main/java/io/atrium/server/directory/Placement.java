package io.atrium.server.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a department stood in the tree for some time.
 *
 * @param parentNo the department above it; null for the organization itself
 * @param path department numbers, root first, the department itself last
 * @param ownerNo the member number of who is responsible for it; null for nobody
 */
public record Placement(
        @Nullable Integer parentNo,
        List<Integer> path,
        @Nullable Integer ownerNo) {

    /** The organization itself. */
    static final Placement ROOT = new Placement(null, List.of(Department.ROOT_NO), null);

    public Placement {
        path = List.copyOf(path);
    }

    /** The same place with an owner or none. */
    Placement ownedBy(Optional<Integer> owner) {
        return new Placement(parentNo, path, owner.orElse(null));
    }
}
