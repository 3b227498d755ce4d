package io.atrium.server.directory;

import io.atrium.server.directory.DirectoryOperation.PlaceDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameDepartment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what a directory file changes. Pure: reads the file and what is known, touches nothing.
 *
 * <p>A line says what holds from its first day on ({@code valid_from}, else the import's {@code effectiveFrom}); what was known about earlier
 * days stays. Users that the file does not name stay as they are. So the same file a second time changes nothing.
 */
final class ImportPlanner {

    private final DirectoryContent content;
    private final ImportOptions options;

    ImportPlanner(DirectoryContent content, ImportOptions options) {
        this.content = content;
        this.options = options;
    }

    ImportPlan plan(InputStream csv, boolean dryRun) throws IOException {
        ImportProblems problems = new ImportProblems();
        DepartmentPlanner departments = new DepartmentPlanner(content, options, problems);
        MemberPlanner members = new MemberPlanner(content, options, problems);
        DirectoryCsv file = new DirectoryCsv(problems);
        long[] rows = {0};
        file.read(csv, row -> {
            rows[0]++;
            departments.note(row);
            members.note(row);
        });
        List<DirectoryOperation> operations = new ArrayList<>(departments.plan(members::numberOf));
        int departmentsChanged = existingTouched(operations);
        operations.addAll(members.plan(departments::numberOf));
        boolean sound = problems.count() == 0;
        ImportReport report = new ImportReport(
                dryRun,
                rows[0],
                sound ? members.created() : 0,
                members.changed(),
                members.moved(),
                members.unchanged(),
                sound ? departments.created().size() : 0,
                sound ? departmentsChanged : 0,
                file.ignoredColumns(),
                problems.count(),
                problems.inOrderOfLines());
        return new ImportPlan(
                report,
                sound ? operations : List.of(),
                content.nextDepartmentNo() + departments.created().size(),
                content.nextMemberNo() + members.created());
    }

    private static int existingTouched(List<DirectoryOperation> operations) {
        Set<Integer> touched = new HashSet<>();
        for (DirectoryOperation operation : operations) {
            if (operation instanceof RenameDepartment rename) {
                touched.add(rename.number());
            } else if (operation instanceof PlaceDepartment place && place.before() != null) {
                touched.add(place.number());
            }
        }
        return touched.size();
    }
}
