package io.atrium.server.directory;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param rows lines with data
 * @param created members that are new
 * @param changed members whose name, title, manager, site, kind or days changed
 * @param moved members that changed department
 * @param unchanged members about whom the file says nothing new
 * @param departmentsCreated departments that are new
 * @param departmentsChanged departments with another name, owner or place in the tree, those below a moved one included
 * @param ignoredColumns columns that mean nothing here
 * @param errorCount all problems; {@code errors} holds the first thousand
 */
public record ImportReport(
        boolean dryRun,
        long rows,
        int created,
        int changed,
        int moved,
        int unchanged,
        int departmentsCreated,
        int departmentsChanged,
        List<String> ignoredColumns,
        long errorCount,
        List<ImportProblem> errors) {

    public ImportReport {
        ignoredColumns = List.copyOf(ignoredColumns);
        errors = List.copyOf(errors);
    }
}
