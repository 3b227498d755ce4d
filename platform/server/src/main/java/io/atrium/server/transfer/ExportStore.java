package io.atrium.server.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code tenant_export} and {@code tenant_export_part}, which belong to no tenant. */
final class ExportStore {
    private static final String SELECT = """
            select e.id, e.tenant, e.requested_by, e.requested_at, e.state, e.plan::text as plan, e.complete, e.rows_at, e.attempts,
                   e.next_attempt_at, e.failure, e.finished_at, e.expires_at, e.bytes, e.sha256,
                   coalesce((select jsonb_agg(p.entry order by p.no) from tenant_export_part p where p.export = e.id), '[]')::text as parts,
                   coalesce((select max(p.archive_end) from tenant_export_part p where p.export = e.id), 0) as archive_end
            from tenant_export e
            """;

    private final Database database;

    ExportStore(Database database) {
        this.database = database;
    }

    /** A new export; empty while another one of the tenant runs. */
    Optional<Export> request(UUID id, String tenant, String by, Instant at) {
        return database.withoutTenant(handle -> {
            boolean created = handle.createUpdate("""
                                    insert into tenant_export (id, tenant, requested_by, requested_at) values (:id, :tenant, :by, :at)
                                    on conflict (tenant) where state = 'running' do nothing""")
                            .bind("id", id)
                            .bind("tenant", tenant)
                            .bind("by", by)
                            .bind("at", at)
                            .execute()
                    == 1;
            return created ? find(handle, id) : Optional.<Export>empty();
        });
    }

    Optional<Export> find(UUID id) {
        return database.withoutTenant(handle -> find(handle, id));
    }

    private static Optional<Export> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where e.id = :id")
                .bind("id", id)
                .map((row, context) -> export(row))
                .findOne();
    }

    /** The newest first. */
    List<Export> of(String tenant) {
        return where("e.tenant = :value order by e.requested_at desc limit 100", tenant);
    }

    List<Export> in(Export.State state) {
        return where("e.state = :value order by e.requested_at", state.stored());
    }

    private List<Export> where(String condition, String value) {
        return database.withoutTenant(handle -> handle.createQuery(SELECT + "where " + condition)
                .bind("value", value)
                .map((row, context) -> export(row))
                .list());
    }

    void plan(UUID id, Export.Plan plan) {
        update(id, "plan = cast(:plan as jsonb), rows_total = :rows", Map.of("plan", json(plan), "rows", plan.rows()));
    }

    /** PostgreSQL was read. */
    void rowsRead(UUID id, Export.Completeness completeness, Instant at) {
        update(
                id,
                "complete = :complete, rows_at = :at",
                Map.of("complete", completeness == Export.Completeness.COMPLETE, "at", at));
    }

    /** What was written is lost. */
    void restart(UUID id) {
        database.withoutTenant(handle -> {
            handle.execute("delete from tenant_export_part where export = ?", id);
            return handle.execute("update tenant_export set plan = null, complete = null where id = ?", id);
        });
    }

    /** Several files are in the archive now, or none of them. */
    void parts(UUID id, List<Manifest.Entry> entries, long archiveEnd) {
        database.withoutTenant(handle -> {
            int no = handle.createQuery("select count(*) from tenant_export_part where export = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one();
            for (Manifest.Entry entry : entries) {
                handle.createUpdate("""
                                insert into tenant_export_part (export, no, entry, row_count, archive_end)
                                values (:id, :no, cast(:entry as jsonb), :rows, :end)""")
                        .bind("id", id)
                        .bind("no", no++)
                        .bind("entry", json(entry))
                        .bind("rows", entry.rows())
                        .bind("end", archiveEnd)
                        .execute();
            }
            return handle.createUpdate("update tenant_export set attempts = 0, failure = null where id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    void finish(UUID id, long bytes, String sha256, Instant at, Instant expires) {
        update(
                id,
                "state = 'finished', failure = null, bytes = :bytes, sha256 = :sha, finished_at = :at, expires_at = :expires",
                Map.of("bytes", bytes, "sha", sha256, "at", at, "expires", expires));
    }

    /**
     * An attempt has failed.
     *
     * @param nextAttempt null: it was the last one
     */
    void fail(UUID id, String failure, @Nullable Instant nextAttempt) {
        database.withoutTenant(handle -> handle.createUpdate("""
                        update tenant_export set attempts = attempts + 1, failure = :failure, next_attempt_at = :next,
                            state = case when :last then 'failed' else state end where id = :id and state = 'running'""")
                .bind("failure", failure)
                .bind("next", nextAttempt)
                .bind("last", nextAttempt == null)
                .bind("id", id)
                .execute());
    }

    void removed(UUID id) {
        update(id, "state = 'removed'", Map.of());
    }

    private void update(UUID id, String change, Map<String, Object> values) {
        database.withoutTenant(handle -> handle.createUpdate("update tenant_export set " + change + " where id = :id")
                .bindMap(values)
                .bind("id", id)
                .execute());
    }

    private static Export export(ResultSet row) throws SQLException {
        String plan = row.getString("plan");
        return new Export(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                Export.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                plan == null ? null : parsed(plan, Export.Plan.class),
                row.getObject("complete", Boolean.class),
                instant(row.getTimestamp("rows_at")),
                row.getInt("attempts"),
                instant(row.getTimestamp("next_attempt_at")),
                row.getString("failure"),
                instant(row.getTimestamp("finished_at")),
                instant(row.getTimestamp("expires_at")),
                row.getObject("bytes", Long.class),
                row.getString("sha256"),
                List.of(parsed(row.getString("parts"), Manifest.Entry[].class)),
                row.getLong("archive_end"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static <T> T parsed(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tenant_export is not what this server wrote", e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plans and entries are made of texts and numbers", e);
        }
    }
}
