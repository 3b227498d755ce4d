package io.atrium.server.insights;

import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The directory's change feed, and how far the warehouse has it. */
final class DirectoryFeedStore {

    private final Database database;

    DirectoryFeedStore(Database database) {
        this.database = database;
    }

    /**
     * One whole period of a department or member.
     *
     * @param kind {@code department} or {@code member}
     * @param payload JSON, see architecture.md, the directory's change feed
     */
    record Change(
            long sequence,
            String kind,
            long no,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            boolean deleted,
            String payload) {}

    /** The next changes that the warehouse does not have, in order. */
    List<Change> next(String tenantId, int limit) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("""
                        select sequence, kind, no, valid_from, valid_to, deleted, payload::text as payload
                        from directory_change
                        where tenant_id = :tenant
                            and sequence > coalesce((select c.sequence from directory_cursor c where c.tenant_id = :tenant), 0)
                        order by sequence
                        limit :limit
                        """)
                        .bind("tenant", tenantId)
                        .bind("limit", limit)
                        .map((row, context) -> change(row))
                        .list());
    }

    /** Remembers that the warehouse has everything up to a change. */
    void advance(String tenantId, long sequence) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate("""
                        insert into directory_cursor (tenant_id, sequence) values (:tenant, :sequence)
                        on conflict (tenant_id) do update
                        set sequence = greatest(directory_cursor.sequence, excluded.sequence)
                        """)
                        .bind("tenant", tenantId)
                        .bind("sequence", sequence)
                        .execute());
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("sequence"),
                row.getString("kind"),
                row.getLong("no"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getBoolean("deleted"),
                row.getString("payload"));
    }
}
