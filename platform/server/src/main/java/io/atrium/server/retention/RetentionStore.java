package io.atrium.server.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.erasure.IngestNotice;
import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code retention_run}, and the retention's part of {@code tenant}. */
final class RetentionStore {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String RUN =
            "select id, first_day, started_at, ingest_job, ingest_checkpoint, removed::text as removed, finished_at, trouble from retention_run ";

    private final Database database;
    private final Audit audit;

    RetentionStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    Policy policy(String tenantId) {
        return database.inTenant(tenantId, RetentionStore::policy);
    }

    private static Policy policy(Handle handle) {
        return handle.createQuery("""
                        select retention_days, retention_from, closed_before, retention_changed_at, retention_changed_by
                        from tenant for update""")
                .map((row, context) -> new Policy(
                        row.getObject("retention_days", Integer.class),
                        instant(row, "retention_from"),
                        row.getObject("closed_before", LocalDate.class),
                        instant(row, "retention_changed_at"),
                        row.getString("retention_changed_by")))
                .one();
    }

    /**
     * Changes the policy.
     *
     * @param decision of the policy as it stands; the record is what the audit log says
     */
    void change(String tenantId, Function<Policy, Decision> decision) {
        database.useTenant(tenantId, handle -> {
            Decision decided = decision.apply(policy(handle));
            Policy after = decided.policy();
            handle.createUpdate("""
                            update tenant set retention_days = :days, retention_from = :from, retention_changed_at = :at,
                                retention_changed_by = :by""")
                    .bind("days", after.days())
                    .bind("from", after.from())
                    .bind("at", after.changedAt())
                    .bind("by", after.changedBy())
                    .execute();
            audit.record(handle, decided.record());
        });
    }

    /** What is to hold from now on. */
    record Decision(Policy policy, AuditEntry record) {}

    /** The newest runs first. */
    List<Run> runs(String tenantId, int most) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery(RUN + "order by id desc limit :most")
                        .bind("most", most)
                        .map((row, context) -> run(row))
                        .list());
    }

    Optional<Run> underWay(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery(RUN + "where finished_at is null")
                        .map((row, context) -> run(row))
                        .findOne());
    }

    /** Closes days, for good, and writes down that they are to go. */
    void begin(String tenantId, LocalDate firstDay, Instant at) {
        database.useTenant(tenantId, handle -> {
            handle.createUpdate("update tenant set closed_before = greatest(closed_before, :day)")
                    .bind("day", firstDay)
                    .execute();
            handle.createUpdate("""
                            insert into retention_run (tenant_id, first_day, started_at) values (:tenant, :day, :at)""")
                    .bind("tenant", tenantId)
                    .bind("day", firstDay)
                    .bind("at", at)
                    .execute();
        });
    }

    void gate(String tenantId, Run run, IngestNotice.Mark mark) {
        update(
                tenantId,
                run,
                "ingest_job = :job, ingest_checkpoint = :checkpoint",
                Map.of("job", mark.job(), "checkpoint", mark.checkpoint()));
    }

    void trouble(String tenantId, Run run, String reason) {
        update(tenantId, run, "trouble = :reason", Map.of("reason", reason));
    }

    /** Rows go from now on; what was counted first stays. */
    void removing(String tenantId, Run run, Map<String, Long> counts, Instant at) {
        database.useTenant(tenantId, handle -> {
            handle.createUpdate("""
                            update retention_run set trouble = null, removing_at = coalesce(removing_at, :at),
                                removed = coalesce(removed, cast(:counts as jsonb))
                            where id = :id""")
                    .bind("at", at)
                    .bind("counts", json(counts))
                    .bind("id", run.id())
                    .execute();
            handle.createUpdate("update tenant set removing_since = coalesce(removing_since, :at)")
                    .bind("at", at)
                    .execute();
        });
    }

    /** Everything is gone. */
    void finish(String tenantId, Run run, Instant at, AuditEntry record) {
        database.useTenant(tenantId, handle -> {
            handle.createUpdate("update retention_run set finished_at = :at, trouble = null where id = :id")
                    .bind("at", at)
                    .bind("id", run.id())
                    .execute();
            handle.execute("update tenant set removing_since = null");
            audit.record(handle, record);
        });
    }

    private void update(String tenantId, Run run, String change, Map<String, Object> values) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate("update retention_run set " + change + " where id = :id")
                        .bindMap(values)
                        .bind("id", run.id())
                        .execute());
    }

    private static Run run(ResultSet row) throws SQLException {
        String job = row.getString("ingest_job");
        String removed = row.getString("removed");
        return new Run(
                row.getLong("id"),
                row.getObject("first_day", LocalDate.class),
                row.getTimestamp("started_at").toInstant(),
                job == null ? null : new IngestNotice.Mark(job, row.getLong("ingest_checkpoint")),
                removed == null ? null : counts(removed),
                instant(row, "finished_at"),
                row.getString("trouble"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Map<String, Long> counts(String json) {
        try {
            return Json.mapper().readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("retention_run.removed is not what this server wrote", e);
        }
    }

    private static String json(Map<String, Long> counts) {
        try {
            return Json.mapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts are made of texts and numbers", e);
        }
    }
}
