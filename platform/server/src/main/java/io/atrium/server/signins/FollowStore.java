package io.atrium.server.signins;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.CursorStore;
import io.atrium.server.storage.Database;
import java.time.Instant;
import java.util.List;

/** Up to when the events of a tenant's realm have been recorded. */
final class FollowStore {
    private final Database database;
    private final Audit audit;
    private final CursorStore cursors = new CursorStore();

    FollowStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The time of the last event that was recorded; the epoch when there was none. */
    Instant position(String tenant, String reader) {
        return database.inTenant(
                tenant,
                handle -> cursors.position(handle, reader).map(Instant::parse).orElse(Instant.EPOCH));
    }

    /** Records all of it and moves the cursor, or does nothing. */
    void keep(String tenant, String reader, List<AuditEntry> entries, Instant position) {
        database.useTenant(tenant, handle -> {
            cursors.move(handle, tenant, reader, position.toString());
            entries.forEach(entry -> audit.record(handle, entry));
        });
    }
}
