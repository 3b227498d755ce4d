package io.atrium.server.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a file says about who is responsible for departments. Like all that is said of departments it holds from the import's first day
 * on, of a department that is new since ever; a blank field says nothing, since a department stands in many lines.
 */
final class OwnerPlanner {

    /** Takes the owner away. */
    static final String NOBODY = "-";

    private static final String FIELD = "department_owner";

    private record Statement(long line, String owner) {}

    private final DirectoryContent content;
    private final ImportOptions options;
    private final ImportProblems problems;
    private final Map<String, Statement> statements = new LinkedHashMap<>();

    OwnerPlanner(DirectoryContent content, ImportOptions options, ImportProblems problems) {
        this.content = content;
        this.options = options;
        this.problems = problems;
    }

    /** Notes what a line says about its department's owner; two lines must not contradict each other. */
    void note(ImportRow row) {
        String owner = row.departmentOwner();
        if (owner == null || owner.isEmpty()) {
            return;
        }
        Statement known = statements.putIfAbsent(row.department(), new Statement(row.line(), owner));
        if (known != null && !known.owner().equals(owner)) {
            problems.add(
                    row.line(),
                    FIELD,
                    "conflicting-owner",
                    "Line %d says that \"%s\" is responsible for \"%s\"; this line says \"%s\"."
                            .formatted(known.line(), known.owner(), row.department(), owner));
        }
    }

    /**
     * The histories of all owners, by the department's number.
     *
     * @param departments numbers of departments that the file names
     * @param members numbers of the file's and the directory's users; null for who is neither
     */
    Map<Integer, Timeline<Optional<Integer>>> owners(
            ToIntFunction<String> departments, Function<String, @Nullable Integer> members) {
        Map<Integer, Timeline<Optional<Integer>>> owners = new LinkedHashMap<>();
        // before the first import there is the organization itself alone, and nobody has said anything of it
        if (!content.members().isEmpty()) {
            content.departments()
                    .values()
                    .forEach(known -> owners.put(known.number(), DepartmentPaths.owners(known.placements())));
        }
        statements.forEach((code, statement) -> {
            Optional<Integer> owner = owner(statement, members);
            owners.compute(
                    departments.applyAsInt(code),
                    (number, known) -> known == null
                            ? Timeline.from(Department.SINCE_EVER, owner)
                            : stated(code, statement, known, owner));
        });
        return owners;
    }

    private Timeline<Optional<Integer>> stated(
            String code, Statement statement, Timeline<Optional<Integer>> known, Optional<Integer> owner) {
        if (options.laterHistory() == ImportOptions.LaterHistory.REFUSE
                && known.changesAfter(options.effectiveFrom(), owner)) {
            problems.add(
                    statement.line(),
                    FIELD,
                    "later-history",
                    "The owner of \"%s\" changes again after %s. Import with a later effectiveFrom, or with rewriteHistory=true to replace what is known."
                            .formatted(code, options.effectiveFrom()));
        }
        return known.stating(Validity.from(options.effectiveFrom()), owner);
    }

    private Optional<Integer> owner(Statement statement, Function<String, @Nullable Integer> members) {
        if (NOBODY.equals(statement.owner())) {
            return Optional.empty();
        }
        Integer number = members.apply(statement.owner());
        if (number == null) {
            problems.add(
                    statement.line(),
                    FIELD,
                    "unknown-owner",
                    "\"" + statement.owner() + "\" is neither a user of this file nor of the directory.");
        }
        return Optional.ofNullable(number);
    }
}
