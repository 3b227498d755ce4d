package io.atrium.server.transfer;

import io.atrium.server.erasure.IngestNotice;
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
import org.jspecify.annotations.Nullable;

/** Rows of {@code tenant_import} and {@code tenant_import_progress}, which belong to no tenant. */
final class ImportStore {
    private static final String SELECT = """
            select id, tenant, name_zh, name_en, uploaded_by, uploaded_at, state, bytes, sha256, exported_at, signed_by, partition_no,
                   ingest_job, ingest_checkpoint, started_by, started_at, finished_at
            from tenant_import
            """;

    private final Database database;

    ImportStore(Database database) {
        this.database = database;
    }

    void add(Import upload) {
        database.withoutTenant(handle -> handle.createUpdate("""
                        insert into tenant_import (id, tenant, name_zh, name_en, uploaded_by, uploaded_at, bytes, sha256, exported_at, signed_by)
                        values (:id, :tenant, :zh, :en, :by, :at, :bytes, :sha, :exported, :signed)""")
                .bind("id", upload.id())
                .bind("tenant", upload.tenant())
                .bind("zh", upload.nameZh())
                .bind("en", upload.nameEn())
                .bind("by", upload.uploadedBy())
                .bind("at", upload.uploadedAt())
                .bind("bytes", upload.bytes())
                .bind("sha", upload.sha256())
                .bind("exported", upload.exportedAt())
                .bind("signed", upload.signedBy())
                .execute());
    }

    Optional<Import> find(UUID id) {
        return database.withoutTenant(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> imported(row))
                .findOne());
    }

    /** The newest first. */
    List<Import> all() {
        return database.withoutTenant(handle -> handle.createQuery(SELECT + "order by uploaded_at desc limit 100")
                .map((row, context) -> imported(row))
                .list());
    }

    List<Import> in(Import.State state) {
        return database.withoutTenant(handle -> handle.createQuery(SELECT + "where state = :state")
                .bind("state", state.stored())
                .map((row, context) -> imported(row))
                .list());
    }

    /**
     * An upload is to become a tenant. It gets a partition of the account that no import ever had, so that what an earlier attempt left there
     * is nobody's.
     *
     * @return false when another import of the tenant is under way, or this one is
     */
    boolean start(UUID id, String by, Instant at) {
        return database.withoutTenant(handle -> {
            handle.execute("lock table tenant_import in exclusive mode");
            handle.execute("delete from tenant_import_progress where import = ?", id);
            return handle.createUpdate("""
                                    update tenant_import i set state = 'started', started_by = :by, started_at = :at, claims = null,
                                        ingest_job = null, ingest_checkpoint = null,
                                        partition_no = (select coalesce(min(o.partition_no), 65536) - 1 from tenant_import o)
                                    where i.id = :id and i.state = 'uploaded'
                                      and not exists (select from tenant_import o where o.tenant = i.tenant and o.state = 'started')""")
                            .bind("by", by)
                            .bind("at", at)
                            .bind("id", id)
                            .execute()
                    == 1;
        });
    }

    void state(UUID id, Import.State state, Instant at) {
        database.withoutTenant(handle -> handle.createUpdate("""
                        update tenant_import set state = :state, finished_at = case when :state = 'finished' then cast(:at as timestamptz) end
                        where id = :id""")
                .bind("state", state.stored())
                .bind("at", at)
                .bind("id", id)
                .execute());
    }

    void mark(UUID id, IngestNotice.Mark mark) {
        database.withoutTenant(handle -> handle.createUpdate(
                        "update tenant_import set ingest_job = :job, ingest_checkpoint = :checkpoint where id = :id")
                .bind("job", mark.job())
                .bind("checkpoint", mark.checkpoint())
                .bind("id", id)
                .execute());
    }

    /** How many blocks of a file are in the warehouse. */
    int blocks(UUID id, String path) {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select blocks from tenant_import_progress where import = :id and path = :path")
                .bind("id", id)
                .bind("path", path)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    void blocks(UUID id, String path, int blocks) {
        database.withoutTenant(handle -> handle.createUpdate("""
                        insert into tenant_import_progress (import, path, blocks) values (:id, :path, :blocks)
                        on conflict (import, path) do update set blocks = excluded.blocks""")
                .bind("id", id)
                .bind("path", path)
                .bind("blocks", blocks)
                .execute());
    }

    /** Where each topic's account of this import ends. */
    void claims(UUID id, Map<String, Long> ends) {
        String json = Json.mapper().valueToTree(ends).toString();
        database.withoutTenant(
                handle -> handle.createUpdate("update tenant_import set claims = cast(:claims as jsonb) where id = :id")
                        .bind("claims", json)
                        .bind("id", id)
                        .execute());
    }

    /** Where the tenant stands that this import makes; empty when there is none. */
    Optional<String> standing(Import started) {
        return database.inTenant(
                started.tenant(),
                handle -> handle.createQuery("select state from tenant where import_id = :id")
                        .bind("id", started.id())
                        .mapTo(String.class)
                        .findOne());
    }

    /** What was only needed while it was under way goes. */
    void settle(String tenant) {
        database.useTenant(
                tenant,
                handle -> handle.createQuery("select 1 from tenant_import_settle(:tenant)")
                        .bind("tenant", tenant)
                        .mapTo(Integer.class)
                        .list());
    }

    private static Import imported(ResultSet row) throws SQLException {
        String job = row.getString("ingest_job");
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                Import.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getTimestamp("exported_at").toInstant(),
                row.getString("signed_by"),
                row.getObject("partition_no", Integer.class),
                job == null ? null : new IngestNotice.Mark(job, row.getLong("ingest_checkpoint")),
                row.getString("started_by"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
