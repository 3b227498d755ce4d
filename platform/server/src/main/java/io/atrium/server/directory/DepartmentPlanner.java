package io.atrium.server.directory;

import io.atrium.server.directory.DirectoryOperation.CreateDepartment;
import io.atrium.server.directory.DirectoryOperation.PlaceDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameDepartment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a file says about departments. Codes get numbers in the order in which the file names them; every statement holds from the
 * import's first day on.
 */
final class DepartmentPlanner {

    private static final String PARENT = "parent_department";

    /** What the file says of one department; null: nothing. */
    private record Statement(
            long line, @Nullable String parent, @Nullable String name) {}

    private final DirectoryContent content;
    private final ImportOptions options;
    private final ImportProblems problems;
    private final OwnerPlanner owners;
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Map<String, Integer> created = new LinkedHashMap<>();

    DepartmentPlanner(DirectoryContent content, ImportOptions options, ImportProblems problems) {
        this.content = content;
        this.options = options;
        this.problems = problems;
        this.owners = new OwnerPlanner(content, options, problems);
    }

    /** Notes what a line says about its department. Blank parents and names say nothing. */
    void note(ImportRow row) {
        String parent = emptyToNull(row.parentDepartment());
        if (parent != null && row.department().equals(Department.ROOT_CODE)) {
            problems.add(row.line(), PARENT, "root-has-no-parent", "The organization itself (\"/\") has no parent.");
            return;
        }
        if (parent != null) {
            numberOf(parent);
        }
        numberOf(row.department());
        owners.note(row);
        Statement stated = new Statement(row.line(), parent, emptyToNull(row.departmentName()));
        Statement known = statements.putIfAbsent(row.department(), stated);
        if (known != null) {
            statements.put(row.department(), merged(row.department(), known, stated));
        }
    }

    /** The number of a department that the file names. */
    int numberOf(String code) {
        Department known = content.departments().get(code);
        return known != null
                ? known.number()
                : created.computeIfAbsent(code, unknown -> content.nextDepartmentNo() + created.size());
    }

    Collection<String> created() {
        return created.keySet();
    }

    /**
     * The steps, or problems and no steps.
     *
     * @param members numbers of the file's and the directory's users; null for who is neither
     */
    List<DirectoryOperation> plan(Function<String, @Nullable Integer> members) {
        Map<Integer, Timeline<Integer>> parents = parents();
        long before = problems.count();
        new CycleCheck(parents, this::codeOf, problems).check(options.effectiveFrom(), linesByNumber());
        Map<Integer, Timeline<Optional<Integer>>> responsible = owners.owners(this::numberOf, members);
        if (problems.count() > before) {
            return List.of();
        }
        List<DirectoryOperation> operations = new ArrayList<>();
        created.forEach((code, number) -> operations.add(new CreateDepartment(number, code, nameOf(code))));
        renames(operations);
        placements(new DepartmentPaths(parents, responsible), operations);
        return operations;
    }

    private Statement merged(String code, Statement known, Statement stated) {
        if (known.parent() != null && stated.parent() != null && !known.parent().equals(stated.parent())) {
            problems.add(
                    stated.line(),
                    PARENT,
                    "conflicting-parent",
                    "Line %d says that \"%s\" belongs to \"%s\"; this line says \"%s\"."
                            .formatted(known.line(), code, known.parent(), stated.parent()));
        }
        if (known.name() != null && stated.name() != null && !known.name().equals(stated.name())) {
            problems.add(
                    stated.line(),
                    "department_name",
                    "conflicting-name",
                    "Line %d calls \"%s\" otherwise: \"%s\".".formatted(known.line(), code, known.name()));
        }
        return new Statement(
                known.parent() == null ? stated.line() : known.line(),
                known.parent() == null ? stated.parent() : known.parent(),
                known.name() == null ? stated.name() : known.name());
    }

    private Map<Integer, Timeline<Integer>> parents() {
        Map<Integer, Timeline<Integer>> parents = new LinkedHashMap<>();
        for (Department department : content.departments().values()) {
            if (department.number() != Department.ROOT_NO) {
                parents.put(department.number(), parentsOf(department));
            }
        }
        for (Map.Entry<String, Integer> entry : created.entrySet()) {
            Statement statement = statements.get(entry.getKey());
            String parent = statement == null || statement.parent() == null ? Department.ROOT_CODE : statement.parent();
            parents.put(entry.getValue(), Timeline.from(Department.SINCE_EVER, numberOf(parent)));
        }
        return parents;
    }

    private Timeline<Integer> parentsOf(Department department) {
        Timeline<Integer> known = DepartmentPaths.parents(department.placements());
        Statement statement = statements.get(department.code());
        if (statement == null || statement.parent() == null) {
            return known;
        }
        int parent = numberOf(statement.parent());
        if (options.laterHistory() == ImportOptions.LaterHistory.REFUSE
                && known.changesAfter(options.effectiveFrom(), parent)) {
            problems.add(
                    statement.line(),
                    PARENT,
                    "later-history",
                    "\"%s\" moves again after %s. Import with a later effectiveFrom, or with rewriteHistory=true to replace what is known."
                            .formatted(department.code(), options.effectiveFrom()));
        }
        return known.stating(Validity.from(options.effectiveFrom()), parent);
    }

    private void renames(List<DirectoryOperation> operations) {
        statements.forEach((code, statement) -> {
            Department known = content.departments().get(code);
            String name = statement.name();
            if (known != null && name != null && !known.name().equals(name)) {
                operations.add(new RenameDepartment(known.number(), name));
            }
        });
    }

    private void placements(DepartmentPaths paths, List<DirectoryOperation> operations) {
        for (Department department : content.departments().values()) {
            Timeline<Placement> after = paths.of(department.number());
            if (!after.equals(department.placements())) {
                operations.add(new PlaceDepartment(department.number(), department.placements(), after));
            }
        }
        created.values().forEach(number -> operations.add(new PlaceDepartment(number, null, paths.of(number))));
    }

    private String nameOf(String code) {
        Statement statement = statements.get(code);
        return statement == null || statement.name() == null ? code : statement.name();
    }

    private Map<Integer, Long> linesByNumber() {
        Map<Integer, Long> lines = new LinkedHashMap<>();
        statements.forEach((code, statement) -> {
            if (statement.parent() != null) {
                lines.put(numberOf(code), statement.line());
            }
        });
        return lines;
    }

    private String codeOf(int number) {
        return Stream.concat(
                        content.departments().values().stream()
                                .filter(department -> department.number() == number)
                                .map(Department::code),
                        created.entrySet().stream()
                                .filter(entry -> entry.getValue() == number)
                                .map(Map.Entry::getKey))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
