package io.atrium.server.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department in a list.
 *
 * @param parentNo null for the organization itself
 * @param ownerNo member number of who is responsible for it; null for nobody
 * @param path root first, the department itself last
 * @param memberCount members of the department itself on the day of the list
 */
public record DepartmentLine(
        int no,
        String code,
        String name,
        @Nullable Integer parentNo,
        @Nullable Integer ownerNo,
        List<Integer> path,
        int memberCount) {}
