package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import io.atrium.server.directory.DirectoryOperation.PlaceDepartment;
import io.atrium.server.directory.Timeline.Period;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and locks the directory of the tenant that the transaction is set to. Row-level security hides all others. */
final class DirectoryStore {

    private record State(long revision, int nextDepartmentNo, int nextMemberNo) {}

    private record Named(int number, String key, String name) {}

    /** The first import creates the organization itself; whoever holds the lock is the tenant's only writer. */
    void lock(Handle handle, String tenant) {
        handle.createUpdate("""
                        insert into directory_state (tenant_id, revision, next_department_no, next_member_no)
                        values (:tenant, 0, 2, 1) on conflict do nothing
                        """).bind("tenant", tenant).execute();
        handle.createQuery("select revision from directory_state for update")
                .mapTo(Long.class)
                .one();
        int created = handle.createUpdate("""
                        insert into department (tenant_id, department_no, code, name)
                        values (:tenant, 1, '/', '/') on conflict do nothing
                        """).bind("tenant", tenant).execute();
        if (created > 0) {
            new DirectoryWriteStore(handle)
                    .apply(List.of(new PlaceDepartment(
                            Department.ROOT_NO, null, Timeline.from(Department.SINCE_EVER, Placement.ROOT))));
        }
    }

    /** How often the directory was changed; 0 before the first import. One indexed read. */
    long revision(Handle handle) {
        return state(handle).map(State::revision).orElse(0L);
    }

    /** As {@link #revision}, and how often somebody has opted out or back in. */
    AsOf.Revision revisions(Handle handle) {
        return handle.createQuery("select revision, opt_out_revision from directory_state")
                .map((row, context) -> new AsOf.Revision(row.getLong(1), row.getLong(2)))
                .findOne()
                .orElse(new AsOf.Revision(0, 0));
    }

    void conclude(Handle handle, ImportPlan plan) {
        handle.createUpdate("""
                        update directory_state
                        set revision = revision + 1, next_department_no = :department, next_member_no = :member
                        """)
                .bind("department", plan.nextDepartmentNo())
                .bind("member", plan.nextMemberNo())
                .execute();
    }

    DirectoryContent read(Handle handle) {
        return state(handle)
                .map(state -> DirectoryContent.of(
                        state.nextDepartmentNo(), state.nextMemberNo(), departments(handle), members(handle)))
                .orElse(DirectoryContent.EMPTY);
    }

    /** All that stamping needs. Reads again when somebody changed the directory meanwhile, so it is of one revision. */
    DirectorySnapshot snapshot(Handle handle) {
        DirectorySnapshot snapshot = snapshot(handle, revision(handle));
        while (snapshot.revision() != revision(handle)) {
            snapshot = snapshot(handle, revision(handle));
        }
        return snapshot;
    }

    private DirectorySnapshot snapshot(Handle handle, long revision) {
        SnapshotBuilder snapshot = new SnapshotBuilder();
        placements(handle)
                .forEach((number, periods) -> periods.forEach(period -> snapshot.department(
                        number, period.validity(), Paths.of(period.value().path()))));
        handle.createQuery("""
                        select m.external_id, p.member_no, p.kind, p.department_no, p.valid_from, p.valid_to
                        from member_period p join member m using (tenant_id, member_no)
                        order by p.member_no, p.valid_from
                        """)
                .setFetchSize(10_000)
                .map((row, context) -> {
                    snapshot.member(
                            row.getString(1), row.getInt(2), kind(row.getString(3)), row.getInt(4), validity(row));
                    return 1;
                })
                .forEach(counted -> {});
        return snapshot.build(revision);
    }

    private Optional<State> state(Handle handle) {
        return handle.createQuery("select revision, next_department_no, next_member_no from directory_state")
                .map((row, context) -> new State(row.getLong(1), row.getInt(2), row.getInt(3)))
                .findOne();
    }

    private List<Department> departments(Handle handle) {
        Map<Integer, List<Period<Placement>>> placements = placements(handle);
        return named(handle, "select department_no, code, name from department").stream()
                .map(row -> new Department(row.number(), row.key(), row.name(), timeline(placements.get(row.number()))))
                .toList();
    }

    private Map<Integer, List<Period<Placement>>> placements(Handle handle) {
        Map<Integer, List<Period<Placement>>> placements = new LinkedHashMap<>();
        handle.createQuery("""
                        select department_no, parent_no, path, owner_no, valid_from, valid_to
                        from department_period order by department_no, valid_from
                        """)
                .map((row, context) -> placements
                        .computeIfAbsent(row.getInt("department_no"), unknown -> new ArrayList<>(1))
                        .add(new Period<>(
                                validity(row),
                                new Placement(
                                        row.getObject("parent_no", Integer.class),
                                        path(row),
                                        row.getObject("owner_no", Integer.class)))))
                .forEach(added -> {});
        return placements;
    }

    private List<Member> members(Handle handle) {
        Map<Integer, List<Period<Assignment>>> assignments = new LinkedHashMap<>();
        handle.createQuery("""
                        select member_no, department_no, title, manager_no, site, kind, valid_from, valid_to
                        from member_period order by member_no, valid_from
                        """)
                .setFetchSize(10_000)
                .map((row, context) -> assignments
                        .computeIfAbsent(row.getInt("member_no"), unknown -> new ArrayList<>(1))
                        .add(new Period<>(validity(row), assignment(row))))
                .forEach(added -> {});
        return named(handle, "select member_no, external_id, name from member").stream()
                .map(row -> new Member(row.number(), row.key(), row.name(), timeline(assignments.get(row.number()))))
                .toList();
    }

    private static List<Named> named(Handle handle, String sql) {
        return handle.createQuery(sql)
                .setFetchSize(10_000)
                .map((row, context) -> new Named(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(
                row.getInt("department_no"),
                row.getString("title"),
                row.getObject("manager_no", Integer.class),
                row.getString("site"),
                kind(row.getString("kind")));
    }

    private static List<Integer> path(ResultSet row) throws SQLException {
        Array path = row.getArray("path");
        return Arrays.asList((Integer[]) path.getArray());
    }

    private static Validity validity(ResultSet row) throws SQLException {
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        return new Validity(row.getObject("valid_from", LocalDate.class), to == null ? Validity.OPEN : to);
    }

    private static ActorKind kind(String name) {
        return Kinds.named(name).orElseThrow(() -> new IllegalStateException("Unknown kind of member: " + name));
    }

    private static <T> Timeline<T> timeline(@Nullable List<Period<T>> periods) {
        return new Timeline<>(periods == null ? List.of() : periods);
    }
}
