package io.atrium.server.roles;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Transactions of one tenant on its roles and grants. */
final class AuthorizationStore {
    private final Database database;
    private final Audit audit;

    AuthorizationStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** How often roles and grants, and the directory that they refer to, were changed. */
    record Revisions(long roles, long directory) {}

    Revisions revisions(String tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.select("""
                                select coalesce((select revision from authorization_state), 0),
                                       coalesce((select revision from directory_state), 0)
                                """)
                        .map((row, context) -> new Revisions(row.getLong(1), row.getLong(2)))
                        .one());
    }

    <T> T read(String tenant, Function<Session, T> work) {
        return database.inTenant(tenant, handle -> work.apply(new Session(tenant, handle)));
    }

    /** Alone in the tenant: what the work sees stays so until it is done. */
    <T> T change(String tenant, Function<Session, T> work) {
        return database.inTenant(tenant, handle -> {
            handle.execute("""
                    insert into authorization_state (tenant_id, revision) values (?, 1)
                    on conflict (tenant_id) do update set revision = authorization_state.revision + 1
                    """, tenant);
            return work.apply(new Session(tenant, handle));
        });
    }

    /** Records what is not part of a change. */
    void record(AuditEntry entry) {
        audit.record(entry);
    }

    /** The tables within one transaction. */
    final class Session {
        private final Handle handle;
        private final RoleStore roles;
        private final GrantStore grants;

        private Session(String tenant, Handle handle) {
            this.handle = handle;
            this.roles = new RoleStore(tenant, handle);
            this.grants = new GrantStore(tenant, handle);
        }

        RoleStore roles() {
            return roles;
        }

        GrantStore grants() {
            return grants;
        }

        /** The last step of a change. */
        void record(AuditEntry entry) {
            audit.record(handle, entry);
        }
    }
}
