package io.atrium.server.branding;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code branding}. Each change is recorded in its own transaction. */
final class BrandingStore {
    private final Database database;
    private final Audit audit;

    BrandingStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    Branding read(String tenantId) {
        return database.inTenant(tenantId, BrandingStore::read);
    }

    /** The logo, if it is still the one with this digest. */
    Optional<byte[]> logo(String tenantId, String digest) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select logo from branding where logo_digest = :digest")
                        .bind("digest", digest)
                        .mapTo(byte[].class)
                        .findOne());
    }

    Branding writeAccent(Caller caller, @Nullable String accent, Instant now) {
        return change(
                caller,
                now,
                handle -> handle.createUpdate("update branding set accent = :accent")
                        .bind("accent", accent)
                        .execute());
    }

    Branding writeLogo(Caller caller, @Nullable Logo logo, Instant now) {
        return change(
                caller,
                now,
                handle -> handle.createUpdate("update branding set logo = :logo, logo_digest = :digest")
                        .bind("logo", logo == null ? null : logo.png())
                        .bind("digest", logo == null ? null : logo.digest())
                        .execute());
    }

    private interface Update {
        void run(Handle handle);
    }

    private Branding change(Caller caller, Instant now, Update update) {
        return database.inTenant(caller.tenant(), handle -> {
            handle.createUpdate("""
                            insert into branding (tenant_id, changed_at, changed_by) values (:tenant, :at, :by)
                            on conflict (tenant_id) do update set changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                    .bind("tenant", caller.tenant())
                    .bind("at", now)
                    .bind("by", caller.subject())
                    .execute();
            Branding before = read(handle);
            update.run(handle);
            Branding after = read(handle);
            if (!after.equals(before)) {
                audit.record(
                        handle,
                        AuditEntry.by(caller, AuditAction.BRANDING__CHANGED)
                                .on("branding", caller.tenant())
                                .changed(before, after));
            }
            return after;
        });
    }

    private static Branding read(Handle handle) {
        return handle.createQuery("select accent, logo_digest from branding")
                .map((row, context) -> new Branding(row.getString("accent"), row.getString("logo_digest")))
                .findOne()
                .orElse(Branding.NONE);
    }
}
