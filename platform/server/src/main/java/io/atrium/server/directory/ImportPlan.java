package io.atrium.server.directory;

import java.util.List;

/**
 * What an import would do. With problems there are no operations: a file is taken as a whole or not at all.
 *
 * @param nextDepartmentNo the number of the next new department afterwards
 * @param nextMemberNo the number of the next new member afterwards
 */
record ImportPlan(ImportReport report, List<DirectoryOperation> operations, int nextDepartmentNo, int nextMemberNo) {

    ImportPlan {
        operations = List.copyOf(operations);
    }
}
