package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import io.atrium.server.directory.DirectoryOperation.AssignMember;
import io.atrium.server.directory.DirectoryOperation.CreateMember;
import io.atrium.server.directory.DirectoryOperation.RenameMember;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Plans what a file says about members, one line a member. Numbers are given in the order of the lines. */
final class MemberPlanner {

    private final DirectoryContent content;
    private final ImportOptions options;
    private final ImportProblems problems;
    private final Map<String, ImportRow> rows = new LinkedHashMap<>();
    private final Map<String, Integer> created = new LinkedHashMap<>();
    private final List<DirectoryOperation> creations = new ArrayList<>();
    private final List<DirectoryOperation> changes = new ArrayList<>();
    private int changed;
    private int moved;
    private int unchanged;

    MemberPlanner(DirectoryContent content, ImportOptions options, ImportProblems problems) {
        this.content = content;
        this.options = options;
        this.problems = problems;
    }

    /** Notes a line; a second line about the same user is a problem. */
    void note(ImportRow row) {
        ImportRow known = rows.putIfAbsent(row.user(), row);
        if (known != null) {
            problems.add(
                    row.line(),
                    "user",
                    "duplicate",
                    "\"%s\" stands in line %d already. One line a user; import an earlier state as a file of its own."
                            .formatted(row.user(), known.line()));
        } else if (!content.members().containsKey(row.user())) {
            created.put(row.user(), content.nextMemberNo() + created.size());
        }
    }

    /** The steps: all new members before anything that refers to them. */
    List<DirectoryOperation> plan(ToIntFunction<String> departments) {
        for (ImportRow row : rows.values()) {
            Member known = content.members().get(row.user());
            planHistory(row, known, departments.applyAsInt(row.department()));
        }
        List<DirectoryOperation> operations = new ArrayList<>(creations);
        operations.addAll(changes);
        return operations;
    }

    /** The number of a user of the file or of the directory. */
    @Nullable
    Integer numberOf(String user) {
        Member known = content.members().get(user);
        return known == null ? created.get(user) : Integer.valueOf(known.number());
    }

    int created() {
        return created.size();
    }

    int changed() {
        return changed;
    }

    int moved() {
        return moved;
    }

    int unchanged() {
        return unchanged;
    }

    private void planHistory(ImportRow row, @Nullable Member known, int departmentNo) {
        LocalDate from = row.validFrom() == null ? options.effectiveFrom() : row.validFrom();
        if (row.end() instanceof ImportRow.Until until && !until.day().isAfter(from)) {
            planLeaver(row, known, until.day());
            return;
        }
        Timeline<Assignment> before = known == null ? new Timeline<>(List.of()) : known.assignments();
        Assignment stated = assignment(row, before, from, departmentNo);
        if (refusesLaterHistory(before, from, stated)) {
            laterHistory(row, from);
            return;
        }
        conclude(row, known, from, before.stating(new Validity(from, end(row, before, from)), stated));
    }

    /** The line only says when somebody left, or left long ago. */
    private void planLeaver(ImportRow row, @Nullable Member known, LocalDate day) {
        if (row.validFrom() != null || known == null) {
            problems.add(
                    row.line(),
                    "valid_to",
                    "ends-before-it-begins",
                    "valid_to (%s) must be after the first day (%s)."
                            .formatted(day, row.validFrom() == null ? options.effectiveFrom() : row.validFrom()));
            return;
        }
        Timeline<Assignment> after = known.assignments().until(day);
        if (after.periods().isEmpty()) {
            problems.add(
                    row.line(),
                    "valid_to",
                    "before-first-day",
                    "\"%s\" is known only from %s on, valid_to is %s."
                            .formatted(
                                    row.user(),
                                    known.assignments()
                                            .periods()
                                            .get(0)
                                            .validity()
                                            .from(),
                                    day));
        } else if (options.laterHistory() == ImportOptions.LaterHistory.REFUSE
                && !known.assignments().last().validity().from().isBefore(day)) {
            laterHistory(row, day);
        } else {
            conclude(row, known, day, after);
        }
    }

    private boolean refusesLaterHistory(Timeline<Assignment> before, LocalDate from, Assignment stated) {
        return options.laterHistory() == ImportOptions.LaterHistory.REFUSE && before.changesAfter(from, stated);
    }

    private void laterHistory(ImportRow row, LocalDate from) {
        problems.add(
                row.line(),
                "user",
                "later-history",
                "Something else is known about \"%s\" after %s. Import with a later effectiveFrom, or with rewriteHistory=true to replace what is known."
                        .formatted(row.user(), from));
    }

    private void conclude(ImportRow row, @Nullable Member known, LocalDate from, Timeline<Assignment> after) {
        if (known == null) {
            int number = Objects.requireNonNull(created.get(row.user()));
            String name = row.name() == null || row.name().isEmpty() ? row.user() : row.name();
            creations.add(new CreateMember(number, row.user(), name));
            changes.add(new AssignMember(number, null, after));
            return;
        }
        String name = row.name() == null || row.name().isEmpty() ? known.name() : row.name();
        boolean renamed = !name.equals(known.name());
        if (renamed) {
            changes.add(new RenameMember(known.number(), name));
        }
        boolean reassigned = !after.equals(known.assignments());
        if (reassigned) {
            changes.add(new AssignMember(known.number(), known.assignments(), after));
        }
        count(renamed || reassigned, movesAt(from, known.assignments(), after));
    }

    private void count(boolean differs, boolean moves) {
        if (moves) {
            moved++;
        } else if (differs) {
            changed++;
        } else {
            unchanged++;
        }
    }

    private static boolean movesAt(LocalDate day, Timeline<Assignment> before, Timeline<Assignment> after) {
        Optional<Integer> was = before.at(day).map(Assignment::departmentNo);
        Optional<Integer> is = after.at(day).map(Assignment::departmentNo);
        return was.isPresent() && is.isPresent() && !was.equals(is);
    }

    private Assignment assignment(ImportRow row, Timeline<Assignment> before, LocalDate from, int departmentNo) {
        Assignment known = before.at(from)
                .orElseGet(() -> before.periods().isEmpty()
                        ? new Assignment(departmentNo, "", null, "", ActorKind.HUMAN)
                        : before.last().value());
        return new Assignment(
                departmentNo,
                row.title() == null ? known.title() : row.title(),
                row.manager() == null ? known.managerNo() : manager(row, row.manager()),
                row.site() == null ? known.site() : row.site(),
                row.kind() == null ? known.kind() : row.kind());
    }

    private @Nullable Integer manager(ImportRow row, String manager) {
        if (manager.isEmpty()) {
            return null;
        }
        if (manager.equals(row.user())) {
            problems.add(row.line(), "manager", "own-manager", "\"" + manager + "\" cannot be the own manager.");
            return null;
        }
        Integer number = numberOf(manager);
        if (number == null) {
            problems.add(
                    row.line(),
                    "manager",
                    "unknown-manager",
                    "\"" + manager + "\" is neither a user of this file nor of the directory.");
        }
        return number;
    }

    private static LocalDate end(ImportRow row, Timeline<Assignment> before, LocalDate from) {
        if (row.end() instanceof ImportRow.Until until) {
            return until.day();
        }
        if (row.end() instanceof ImportRow.Unstated) {
            return before.covering(from)
                    .map(period -> before.last().validity().to())
                    .orElse(Validity.OPEN);
        }
        return Validity.OPEN;
    }
}
