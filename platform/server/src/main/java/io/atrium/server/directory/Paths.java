package io.atrium.server.directory;

import io.atrium.contract.DepartmentPath;
import java.util.List;

/** Department paths in the contract's form. */
final class Paths {

    private Paths() {}

    static DepartmentPath of(List<Integer> path) {
        return DepartmentPath.of(path.stream().mapToInt(Integer::intValue).toArray());
    }
}
