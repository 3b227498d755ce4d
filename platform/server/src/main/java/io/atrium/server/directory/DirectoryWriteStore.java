package io.atrium.server.directory;

import io.atrium.server.directory.DirectoryOperation.AssignMember;
import io.atrium.server.directory.DirectoryOperation.CreateDepartment;
import io.atrium.server.directory.DirectoryOperation.CreateMember;
import io.atrium.server.directory.DirectoryOperation.PlaceDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameDepartment;
import io.atrium.server.directory.DirectoryOperation.RenameMember;
import io.atrium.server.directory.PeriodChanges.Added;
import io.atrium.server.directory.PeriodChanges.Removed;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Applies the steps of an import in the caller's transaction: all creations, then all removals of periods, then all new periods, so that no
 * intermediate state overlaps. Every period that changes is written to the change feed by the same statement.
 */
final class DirectoryWriteStore {

    private final Handle handle;
    private final PeriodChanges<Placement> placements = new PeriodChanges<>();
    private final PeriodChanges<Assignment> assignments = new PeriodChanges<>();
    private final Set<Integer> reassigned = new LinkedHashSet<>();
    private final BulkStore newDepartments;
    private final BulkStore renamedDepartments;
    private final BulkStore newMembers;
    private final BulkStore renamedMembers;

    DirectoryWriteStore(Handle handle) {
        this.handle = handle;
        this.newDepartments = new BulkStore(handle, """
                insert into department (tenant_id, department_no, code, name)
                select current_setting('atrium.tenant'), r.* from unnest(?::int[], ?::text[], ?::text[]) r
                """, "int4", "text", "text");
        this.renamedDepartments = new BulkStore(handle, """
                update department set name = r.name from unnest(?::int[], ?::text[]) r (no, name)
                where tenant_id = current_setting('atrium.tenant') and department_no = r.no
                """, "int4", "text");
        this.newMembers = new BulkStore(handle, """
                insert into member (tenant_id, member_no, external_id, name)
                select current_setting('atrium.tenant'), r.* from unnest(?::int[], ?::text[], ?::text[]) r
                """, "int4", "text", "text");
        this.renamedMembers = new BulkStore(handle, """
                update member set name = r.name from unnest(?::int[], ?::text[]) r (no, name)
                where tenant_id = current_setting('atrium.tenant') and member_no = r.no
                """, "int4", "text");
    }

    void apply(List<DirectoryOperation> operations) {
        for (DirectoryOperation operation : operations) {
            sort(operation);
        }
        for (BulkStore bulk : List.of(newDepartments, renamedDepartments, newMembers, renamedMembers)) {
            bulk.flush();
        }
        remove("department", placements.removed());
        remove("member", assignments.removed());
        addPlacements();
        addAssignments();
        if (!reassigned.isEmpty()) {
            OptOutFeedStore.restate(handle, reassigned);
        }
    }

    private void sort(DirectoryOperation operation) {
        if (operation instanceof CreateDepartment create) {
            newDepartments.add(create.number(), create.code(), create.name());
        } else if (operation instanceof RenameDepartment rename) {
            renamedDepartments.add(rename.number(), rename.name());
        } else if (operation instanceof PlaceDepartment place) {
            placements.note(place.number(), place.before(), place.after());
        } else if (operation instanceof CreateMember create) {
            newMembers.add(create.number(), create.externalId(), create.name());
        } else if (operation instanceof RenameMember rename) {
            renamedMembers.add(rename.number(), rename.name());
        } else if (operation instanceof AssignMember assign) {
            assignments.note(assign.number(), assign.before(), assign.after());
            reassigned.add(assign.number());
        }
    }

    private void remove(String kind, List<Removed> periods) {
        BulkStore bulk = new BulkStore(handle, """
                with r as (select * from unnest(?::int[], ?::date[], ?::bool[]) r (no, valid_from, replaced)),
                removed as (
                    delete from %1$s_period p using r
                    where p.tenant_id = current_setting('atrium.tenant') and p.%1$s_no = r.no and p.valid_from = r.valid_from)
                insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
                select current_setting('atrium.tenant'), '%1$s', no, valid_from, null, true, '{}' from r where not replaced
                """.formatted(kind), "int4", "date", "bool");
        for (Removed period : periods) {
            bulk.add(period.number(), period.from(), period.replaced());
        }
        bulk.flush();
    }

    private void addPlacements() {
        BulkStore bulk = new BulkStore(handle, """
                with r as (
                    select no, parent_no, path::int[] as path, owner_no, valid_from, valid_to
                    from unnest(?::int[], ?::int[], ?::text[], ?::int[], ?::date[], ?::date[])
                        r (no, parent_no, path, owner_no, valid_from, valid_to)),
                added as (
                    insert into department_period (tenant_id, department_no, parent_no, path, owner_no, valid_from, valid_to)
                    select current_setting('atrium.tenant'), no, parent_no, path, owner_no, valid_from, valid_to from r)
                insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
                select current_setting('atrium.tenant'), 'department', no, valid_from, valid_to, false,
                       jsonb_build_object('parentNo', parent_no, 'path', to_jsonb(path), 'ownerNo', owner_no)
                from r
                """, "int4", "int4", "text", "int4", "date", "date");
        for (Added<Placement> added : placements.added()) {
            Validity validity = added.period().validity();
            Placement placement = added.period().value();
            bulk.add(
                    added.number(),
                    placement.parentNo(),
                    literal(placement.path()),
                    placement.ownerNo(),
                    validity.from(),
                    end(validity));
        }
        bulk.flush();
    }

    private void addAssignments() {
        BulkStore bulk = new BulkStore(handle, """
                with r as (
                    select * from unnest(?::int[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::date[], ?::date[])
                        r (no, department_no, title, manager_no, site, kind, valid_from, valid_to)),
                added as (
                    insert into member_period (tenant_id, member_no, department_no, title, manager_no, site, kind, valid_from, valid_to)
                    select current_setting('atrium.tenant'), r.* from r)
                insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
                select current_setting('atrium.tenant'), 'member', no, valid_from, valid_to, false,
                       jsonb_build_object('departmentNo', department_no, 'kind', kind, 'managerNo', manager_no, 'site', site,
                                          'titled', title <> '')
                from r
                """, "int4", "int4", "text", "int4", "text", "text", "date", "date");
        for (Added<Assignment> added : assignments.added()) {
            Validity validity = added.period().validity();
            Assignment value = added.period().value();
            bulk.add(
                    added.number(),
                    value.departmentNo(),
                    value.title(),
                    value.managerNo(),
                    value.site(),
                    Kinds.name(value.kind()),
                    validity.from(),
                    end(validity));
        }
        bulk.flush();
    }

    private static @Nullable LocalDate end(Validity validity) {
        return validity.to().equals(Validity.OPEN) ? null : validity.to();
    }

    private static String literal(List<Integer> path) {
        return path.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
