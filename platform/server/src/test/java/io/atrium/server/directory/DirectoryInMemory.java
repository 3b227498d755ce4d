package io.atrium.server.directory;

import io.atrium.server.directory.DirectoryOperation.AssignMember;
import io.atrium.server.directory.DirectoryOperation.CreateDepartment;
import io.atrium.server.directory.DirectoryOperation.CreateMember;
import io.atrium.server.directory.DirectoryOperation.PlaceDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameMember;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Applies plans to plain maps, so that planning can be told as a story of imports. */
final class DirectoryInMemory {

    private final Map<Integer, Department> departments = new HashMap<>(Map.of(Department.ROOT_NO, Department.root()));
    private final Map<Integer, Member> members = new HashMap<>();
    private DirectoryContent content = DirectoryContent.EMPTY;
    private List<DirectoryOperation> lastOperations = List.of();

    ImportReport load(String csv, LocalDate effectiveFrom) {
        return load(csv, new ImportOptions(effectiveFrom, LaterHistory.REFUSE));
    }

    ImportReport load(String csv, ImportOptions options) {
        return load(csv.getBytes(StandardCharsets.UTF_8), options);
    }

    ImportReport load(byte[] csv, ImportOptions options) {
        try {
            ImportPlan plan = new ImportPlanner(content, options).plan(new ByteArrayInputStream(csv), false);
            lastOperations = plan.operations();
            lastOperations.forEach(this::apply);
            if (plan.report().errorCount() == 0) {
                content = DirectoryContent.of(
                        plan.nextDepartmentNo(),
                        plan.nextMemberNo(),
                        List.copyOf(departments.values()),
                        List.copyOf(members.values()));
            }
            return plan.report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DirectoryOperation> lastOperations() {
        return lastOperations;
    }

    Member member(String externalId) {
        return Objects.requireNonNull(content.members().get(externalId), externalId);
    }

    Department department(String code) {
        return Objects.requireNonNull(content.departments().get(code), code);
    }

    Assignment assignment(String externalId, LocalDate day) {
        return member(externalId).assignments().at(day).orElseThrow();
    }

    Placement placement(String code, LocalDate day) {
        return department(code).placements().at(day).orElseThrow();
    }

    private void apply(DirectoryOperation operation) {
        if (operation instanceof CreateDepartment create) {
            departments.put(
                    create.number(),
                    new Department(create.number(), create.code(), create.name(), new Timeline<>(List.of())));
        } else if (operation instanceof RenameDepartment rename) {
            departments.computeIfPresent(
                    rename.number(),
                    (number, known) -> new Department(number, known.code(), rename.name(), known.placements()));
        } else if (operation instanceof PlaceDepartment place) {
            departments.computeIfPresent(
                    place.number(),
                    (number, known) -> new Department(number, known.code(), known.name(), place.after()));
        } else if (operation instanceof CreateMember create) {
            members.put(
                    create.number(),
                    new Member(create.number(), create.externalId(), create.name(), new Timeline<>(List.of())));
        } else if (operation instanceof RenameMember rename) {
            members.computeIfPresent(
                    rename.number(),
                    (number, known) -> new Member(number, known.externalId(), rename.name(), known.assignments()));
        } else if (operation instanceof AssignMember assign) {
            members.computeIfPresent(
                    assign.number(),
                    (number, known) -> new Member(number, known.externalId(), known.name(), assign.after()));
        }
    }
}
