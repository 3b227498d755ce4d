package io.atrium.server.privacy;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import java.sql.Timestamp;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The opt-out's part of {@code tenant}. */
final class OptOutLeaveStore {
    private static final String SELECT = "select opt_out_allowed, opt_out_changed_at, opt_out_changed_by from tenant";

    private final Database database;
    private final Audit audit;

    OptOutLeaveStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    OptOutLeave read(String tenant) {
        return database.inTenant(tenant, this::read);
    }

    /** None when there is no such tenant. */
    OptOutLeave read(Handle handle) {
        return one(handle, SELECT);
    }

    /** Refuses without leave, else records. */
    Consumer<Handle> needed(AuditEntry entry) {
        return handle -> {
            if (!read(handle).allowed()) {
                throw new PrivacyFailure.OptOutNotAllowed().exception();
            }
            audit.record(handle, entry);
        };
    }

    /** Records. */
    Consumer<Handle> notNeeded(AuditEntry entry) {
        return handle -> audit.record(handle, entry);
    }

    private static OptOutLeave one(Handle handle, String sql) {
        return handle.createQuery(sql)
                .map((row, context) -> {
                    Timestamp at = row.getTimestamp("opt_out_changed_at");
                    return new OptOutLeave(
                            row.getBoolean("opt_out_allowed"),
                            at == null ? null : at.toInstant(),
                            row.getString("opt_out_changed_by"));
                })
                .findOne()
                .orElse(new OptOutLeave(false, null, null));
    }

    /**
     * Changes it, with a record; nothing when it is so already.
     *
     * @param entry what the audit log is to say of it
     */
    void change(String tenant, OptOutLeave after, AuditEntry entry) {
        database.useTenant(tenant, handle -> {
            OptOutLeave before = one(handle, SELECT + " for update");
            if (before.allowed() == after.allowed()) {
                return;
            }
            handle.createUpdate("""
                            update tenant set opt_out_allowed = :allowed, opt_out_changed_at = :at, opt_out_changed_by = :by""")
                    .bind("allowed", after.allowed())
                    .bind("at", after.changedAt())
                    .bind("by", after.changedBy())
                    .execute();
            audit.record(handle, entry);
        });
    }
}
