package io.atrium.server.directory;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known of one tenant's organization.
 *
 * @param nextDepartmentNo the number of the next new department
 * @param nextMemberNo the number of the next new member
 */
record DirectoryContent(
        int nextDepartmentNo, int nextMemberNo, Map<String, Department> departments, Map<String, Member> members) {

    /** A tenant that has imported nothing yet: only the organization itself. */
    static final DirectoryContent EMPTY = of(Department.ROOT_NO + 1, 1, List.of(Department.root()), List.of());

    static DirectoryContent of(
            int nextDepartmentNo, int nextMemberNo, List<Department> departments, List<Member> members) {
        return new DirectoryContent(
                nextDepartmentNo,
                nextMemberNo,
                departments.stream().collect(Collectors.toUnmodifiableMap(Department::code, Function.identity())),
                members.stream().collect(Collectors.toUnmodifiableMap(Member::externalId, Function.identity())));
    }
}
