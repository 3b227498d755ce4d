package io.atrium.server.audit;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code audit_cursor}: how far something has read, in the transaction of a tenant. */
public final class CursorStore {
    /** Where a reader is; empty when it has not begun. */
    public Optional<String> position(Handle handle, String reader) {
        return handle.createQuery("select position from audit_cursor where reader = :reader")
                .bind("reader", reader)
                .mapTo(String.class)
                .findOne();
    }

    /** Moves a reader. */
    public void move(Handle handle, String tenant, String reader, String position) {
        handle.createUpdate("""
                        insert into audit_cursor (tenant_id, reader, position) values (:tenant, :reader, :position)
                        on conflict (tenant_id, reader) do update set position = excluded.position""")
                .bind("tenant", tenant)
                .bind("reader", reader)
                .bind("position", position)
                .execute();
    }
}
