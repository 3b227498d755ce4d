package io.atrium.server.goals;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code index_goal}: added, never changed. */
final class GoalStore {
    private static final String COLUMNS =
            "version, metric, metric_version, old_value, new_value, changed_at, changed_by_name";

    private final Database database;
    private final Audit audit;

    GoalStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The newest change of each metric that there ever was a goal for. */
    List<GoalChange> newest(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select distinct on (metric) " + COLUMNS
                                + " from index_goal order by metric, version desc")
                        .map((row, context) -> change(row))
                        .list());
    }

    /**
     * Changes, the newest first.
     *
     * @param metric null: of all
     * @param before only those of an earlier version
     */
    List<GoalChange> history(String tenantId, @Nullable String metric, long before, int most) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select " + COLUMNS + """
                                 from index_goal where version < :before and (cast(:metric as text) is null or metric = :metric)
                                order by version desc limit :most""")
                        .bind("before", before)
                        .bind("metric", metric)
                        .bind("most", most)
                        .map((row, context) -> change(row))
                        .list());
    }

    /**
     * What is to become of a goal.
     *
     * @param entry of the change as it was made
     */
    record Wanted(
            String metric,
            int metricVersion,
            @Nullable Double value,
            Instant at,
            Function<GoalChange, AuditEntry> entry) {}

    /**
     * Adds a change.
     *
     * @param decision of what holds now: what is wanted, or empty when it is that already; throws what stands in the way
     */
    void change(Caller caller, String metric, Function<Optional<GoalChange>, Optional<Wanted>> decision) {
        database.useTenant(caller.tenant(), handle -> {
            // Numbers without a gap: whoever changes another goal at the same time waits.
            handle.execute("select 1 from tenant for update");
            Optional<GoalChange> there = newest(handle, metric);
            decision.apply(there).ifPresent(wanted -> {
                GoalChange made = new GoalChange(
                        nextVersion(handle),
                        wanted.metric(),
                        wanted.metricVersion(),
                        there.isPresent() ? there.orElseThrow().after() : null,
                        wanted.value(),
                        wanted.at(),
                        caller.username());
                insert(handle, caller, made);
                audit.record(handle, wanted.entry().apply(made));
            });
        });
    }

    private static Optional<GoalChange> newest(Handle handle, String metric) {
        return handle.createQuery(
                        "select " + COLUMNS + " from index_goal where metric = :metric order by version desc limit 1")
                .bind("metric", metric)
                .map((row, context) -> change(row))
                .findOne();
    }

    private static long nextVersion(Handle handle) {
        return handle.createQuery("select coalesce(max(version), 0) + 1 from index_goal")
                .mapTo(Long.class)
                .one();
    }

    private static void insert(Handle handle, Caller caller, GoalChange made) {
        handle.createUpdate("""
                        insert into index_goal (tenant_id, version, metric, metric_version, old_value, new_value, changed_at, changed_by, changed_by_name)
                        values (:tenant, :version, :metric, :metricVersion, :before, :after, :at, :subject, :by)""")
                .bind("tenant", caller.tenant())
                .bind("version", made.version())
                .bind("metric", made.metric())
                .bind("metricVersion", made.metricVersion())
                .bind("before", made.before())
                .bind("after", made.after())
                .bind("at", made.at())
                .bind("subject", caller.subject())
                .bind("by", made.by())
                .execute();
    }

    private static GoalChange change(ResultSet row) throws SQLException {
        return new GoalChange(
                row.getLong("version"),
                row.getString("metric"),
                row.getInt("metric_version"),
                row.getObject("old_value", Double.class),
                row.getObject("new_value", Double.class),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by_name"));
    }
}
