package io.atrium.server.audit;

import io.atrium.server.security.RequestOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_record} and {@code audit_checkpoint} of the transaction's tenant. */
final class AuditStore {
    private static final int ROWS_A_FETCH = 2_000;

    /** Place, times and hashes are the database's to give. */
    boolean append(Handle handle, AuditEntry entry) {
        RequestOrigin origin = entry.origin();
        return handle.createUpdate("""
                        insert into audit_record (tenant_id, at, actor_kind, actor_id, actor_name, on_behalf_of, action,
                            object_kind, object_id, outcome, address, user_agent, request_id, before_digest, after_digest, details, source_id)
                        values (:tenant, :at, :kind, :actor, :name, :behalf, :action,
                            :objectKind, :object, :outcome, :address, :agent, :request, :before, :after, :details, :source)
                        on conflict (tenant_id, source_id) where source_id is not null do nothing""")
                        .bind("tenant", entry.tenantId())
                        .bind("at", at(entry.source().at()))
                        .bind("kind", entry.actor().kind().code())
                        .bind("actor", entry.actor().id())
                        .bind("name", entry.actor().name())
                        .bind("behalf", entry.onBehalfOf())
                        .bind("action", entry.action().code())
                        .bind("objectKind", entry.target().kind())
                        .bind("object", entry.target().id())
                        .bind("outcome", entry.outcome().code())
                        .bind("address", Clean.optional(origin.address(), 100))
                        .bind("agent", Clean.optional(origin.userAgent(), 300))
                        .bind("request", Clean.optional(origin.requestId(), 100))
                        .bind("before", entry.change().before())
                        .bind("after", entry.change().after())
                        .bind("details", entry.detailsJson())
                        .bind("source", entry.source().id())
                        .execute()
                > 0;
    }

    Optional<AuditRecord> find(Handle handle, long sequence) {
        return handle.createQuery("select * from audit_record where sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, context) -> record(row))
                .findOne();
    }

    /** Some records that a query speaks of, newest first. */
    List<AuditRecord> page(Handle handle, AuditQuery query, @Nullable Long after, int limit) {
        return filtered(
                        handle,
                        query,
                        "and sequence < coalesce(cast(:after as bigint), 9223372036854775807) order by sequence desc limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> record(row))
                .list();
    }

    List<AuditRecord> following(Handle handle, long sequence, int limit) {
        return handle.createQuery(
                        "select * from audit_record where sequence > :sequence order by sequence limit :limit")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map((row, context) -> record(row))
                .list();
    }

    /** The newest record's place and hash, empty when there is none. */
    Optional<ChainLink> head(Handle handle) {
        return handle.createQuery("select sequence, hash, recorded_at from audit_record order by sequence desc limit 1")
                .map((row, context) -> link(row))
                .findOne();
    }

    Optional<ChainLink> checkpoint(Handle handle) {
        return handle.createQuery("select sequence, hash, recorded_at from audit_checkpoint")
                .map((row, context) -> link(row))
                .findOne();
    }

    /**
     * All records that a query speaks of, in their order, a few in memory at a time.
     *
     * @param through the last one; what is recorded meanwhile is left out
     */
    void forEach(Handle handle, AuditQuery query, long through, Consumer<AuditRecord> work) {
        try (Stream<AuditRecord> records = filtered(handle, query, "and sequence <= :through order by sequence")
                .bind("through", through)
                .setFetchSize(ROWS_A_FETCH)
                .map((row, context) -> record(row))
                .stream()) {
            records.forEach(work);
        }
    }

    long retain(Handle handle, int days) {
        return handle.createQuery("select audit_retain(:days)")
                .bind("days", days)
                .mapTo(Long.class)
                .one();
    }

    private static Query filtered(Handle handle, AuditQuery query, String rest) {
        return handle.createQuery("""
                        select * from audit_record
                        where (cast(:action as text) is null or action = :action or action like :action || '.%%')
                          and (cast(:actor as text) is null or actor_id = :actor or lower(actor_name) = lower(:actor))
                          and (cast(:object as text) is null or object_id = :object or object_kind = :object)
                          and (cast(:outcome as text) is null or outcome = :outcome)
                          and (cast(:from as timestamptz) is null or at >= :from)
                          and (cast(:to as timestamptz) is null or at < :to)
                          and (cast(:text as text) is null or position(lower(:text) in lower(concat_ws(' ',
                               action, actor_name, actor_id, object_kind, object_id, address, request_id, details))) > 0)
                        """ + rest)
                .bind("action", query.action())
                .bind("actor", query.actor())
                .bind("object", query.object())
                .bind(
                        "outcome",
                        query.outcome() == null ? null : query.outcome().code())
                .bind("from", at(query.from()))
                .bind("to", at(query.to()))
                .bind("text", query.text());
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getString("tenant_id"),
                row.getLong("sequence"),
                instant(row, "recorded_at"),
                instant(row, "at"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getString("action"),
                row.getString("object_kind"),
                row.getString("object_id"),
                row.getString("outcome"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("request_id"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("details"),
                row.getString("source_id"),
                hex(row, "previous_hash"),
                hex(row, "hash"));
    }

    private static ChainLink link(ResultSet row) throws SQLException {
        return new ChainLink(row.getLong("sequence"), hex(row, "hash"), instant(row, "recorded_at"));
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
