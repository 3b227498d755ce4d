package io.atrium.server.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code tenant_erasure}, and a tenant's rows wherever PostgreSQL's catalog says that there may be some. */
final class ErasureStore {
    private static final String COLUMNS = """
            id, former_tenant, name_zh, name_en, requested_by, requested_at, inventory::text as inventory, ingest_job,
            ingest_checkpoint, records_expire_at, audit_until, audit_removed_at, finished_at
            """;

    private final Database database;

    ErasureStore(Database database) {
        this.database = database;
    }

    /** All erasures, the newest first. */
    List<Erasure> all() {
        return database.withoutTenant(
                handle -> handle.createQuery("select " + COLUMNS + " from tenant_erasure order by requested_at desc")
                        .map((row, context) -> erasure(row))
                        .list());
    }

    Erasure find(UUID id) {
        return database.withoutTenant(
                handle -> handle.createQuery("select " + COLUMNS + " from tenant_erasure where id = :id")
                        .bind("id", id)
                        .map((row, context) -> erasure(row))
                        .one());
    }

    /** The newest proof of a tenant of that id. */
    Optional<String> proof(String tenantId) {
        return database.withoutTenant(handle ->
                handle.createQuery("""
                        select proof from tenant_erasure where former_tenant = :id and proof is not null
                        order by finished_at desc limit 1""").bind("id", tenantId).mapTo(String.class).findOne());
    }

    Map<String, Long> rows(String tenantId) {
        return database.inTenant(tenantId, handle -> rows(handle, tenantId));
    }

    /** Rows by table, all tables that have a tenant. */
    static Map<String, Long> rows(Handle handle, String tenantId) {
        Map<String, Long> rows = new HashMap<>();
        handle.createQuery("select table_name, row_count from tenant_row_counts(:tenant)")
                .bind("tenant", tenantId)
                .map((row, context) -> Map.entry(row.getString("table_name"), row.getLong("row_count")))
                .forEach(table -> rows.put(table.getKey(), table.getValue()));
        return rows;
    }

    /** What there was; a later count does not replace it. */
    void inventory(UUID id, Inventory inventory) {
        update(id, "inventory = coalesce(inventory, cast(:value as jsonb))", Map.of("value", json(inventory)));
    }

    void gate(UUID id, IngestNotice.Mark mark) {
        update(
                id,
                "ingest_job = :job, ingest_checkpoint = :checkpoint",
                Map.of("job", mark.job(), "checkpoint", mark.checkpoint()));
    }

    void beginFacts(UUID id, Instant at) {
        update(id, "facts_begun_at = coalesce(facts_begun_at, :at)", Map.of("at", at));
    }

    /** What reconciliation has proved speaks of facts that are gone, so it goes as well. */
    void endFacts(UUID id, Instant at) {
        database.withoutTenant(handle -> {
            handle.execute("delete from reconciliation_seal");
            return handle.createUpdate(
                            "update tenant_erasure set facts_done_at = coalesce(facts_done_at, :at) where id = :id")
                    .bind("at", at)
                    .bind("id", id)
                    .execute();
        });
    }

    void recordsExpire(UUID id, Instant at) {
        update(id, "records_expire_at = :at", Map.of("at", at));
    }

    void eraseRows(String tenantId) {
        database.useTenant(
                tenantId,
                handle -> handle.createQuery("select 1 from tenant_erase_rows(:tenant)")
                        .bind("tenant", tenantId)
                        .mapTo(Integer.class)
                        .list());
    }

    /** How far the tenant's audit chain goes. */
    record AuditEnd(long records, long sequence, String hash) {}

    /**
     * The last step in one transaction: the tenant's own rows go, everything is counted once more, and the proof stands.
     *
     * @param proof of what is left, by table, and the audit chain's end
     */
    void prove(Erasure erasure, Instant at, Instant auditUntil, ProofMaker proof) {
        String tenant = erasure.tenant().id();
        database.useTenant(tenant, handle -> {
            handle.execute("delete from tenant_journal");
            handle.execute("delete from tenant where state = 'erasing' and wanted = 'erased'");
            String signed = proof.sign(rows(handle, tenant), auditEnd(handle));
            handle.createUpdate("""
                            update tenant_erasure set proof = :proof, finished_at = :at, audit_until = :until
                            where id = :id and finished_at is null""")
                    .bind("proof", signed)
                    .bind("at", at)
                    .bind("until", auditUntil)
                    .bind("id", erasure.id())
                    .execute();
        });
    }

    /** Makes the proof from what is left. */
    interface ProofMaker {
        String sign(Map<String, Long> left, AuditEnd audit);
    }

    private static AuditEnd auditEnd(Handle handle) {
        return handle.createQuery("""
                        select count(*) over () as records, sequence, encode(hash, 'hex') as hash from audit_record
                        order by sequence desc limit 1""")
                .map((row, context) ->
                        new AuditEnd(row.getLong("records"), row.getLong("sequence"), row.getString("hash")))
                .findOne()
                .orElse(new AuditEnd(0, 0, "0".repeat(64)));
    }

    /** Finished erasures that the audit log of the installation was not told of. */
    List<Erasure> unrecorded() {
        return where("finished_at is not null and recorded_at is null");
    }

    void recorded(UUID id, Instant at) {
        update(id, "recorded_at = :at", Map.of("at", at));
    }

    /** Finished erasures whose tenant's audit log is due to go. */
    List<Erasure> auditDue(Instant now) {
        return where("finished_at is not null and audit_removed_at is null and audit_until <= '" + now + "'");
    }

    /** Removes the audit log that a tenant has left; how many records, or empty: some are too young. */
    Optional<Long> forgetAudit(Erasure erasure, int days, Instant at) {
        Optional<Long> removed = database.inTenant(
                erasure.tenant().id(),
                handle -> handle.createQuery("select audit_forget(:tenant, :days)")
                        .bind("tenant", erasure.tenant().id())
                        .bind("days", days)
                        .map((row, context) -> Optional.ofNullable(row.getObject(1, Long.class)))
                        .one());
        if (removed.isPresent()) {
            update(erasure.id(), "audit_removed_at = :at", Map.of("at", at));
        }
        return removed;
    }

    private List<Erasure> where(String condition) {
        return database.withoutTenant(
                handle -> handle.createQuery("select " + COLUMNS + " from tenant_erasure where " + condition)
                        .map((row, context) -> erasure(row))
                        .list());
    }

    private void update(UUID id, String change, Map<String, Object> values) {
        database.withoutTenant(handle -> handle.createUpdate("update tenant_erasure set " + change + " where id = :id")
                .bindMap(values)
                .bind("id", id)
                .execute());
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        String job = row.getString("ingest_job");
        return new Erasure(
                row.getObject("id", UUID.class),
                new Proof.Subject(row.getString("former_tenant"), row.getString("name_zh"), row.getString("name_en")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                optional(row.getString("inventory"), ErasureStore::inventory),
                job == null ? null : new IngestNotice.Mark(job, row.getLong("ingest_checkpoint")),
                optional(row.getTimestamp("records_expire_at"), java.sql.Timestamp::toInstant),
                optional(row.getTimestamp("audit_until"), java.sql.Timestamp::toInstant),
                optional(row.getTimestamp("audit_removed_at"), java.sql.Timestamp::toInstant),
                optional(row.getTimestamp("finished_at"), java.sql.Timestamp::toInstant));
    }

    private static <A, B> @Nullable B optional(@Nullable A value, Function<A, B> then) {
        return value == null ? null : then.apply(value);
    }

    private static Inventory inventory(String json) {
        try {
            return Json.mapper().readValue(json, Inventory.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tenant_erasure.inventory is not what this server wrote", e);
        }
    }

    private static String json(Inventory inventory) {
        try {
            return Json.mapper().writeValueAsString(inventory);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An inventory is made of texts and numbers", e);
        }
    }
}
