package io.atrium.server.roles;

import io.atrium.server.audit.Audit;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.security.GrantedRoles;
import io.atrium.server.storage.Database;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;

/** The feature, put together. */
public final class RolesModule {
    private final HeldRoles held;
    private final RoleRoutes routes;

    /**
     * Takes what it needs of others.
     *
     * @param accounts what the identity provider knows
     * @param zones the time zone of a tenant
     */
    public RolesModule(
            Database database, Audit audit, RealmAccounts accounts, Function<String, ZoneId> zones, Clock clock) {
        AuthorizationStore store = new AuthorizationStore(database, audit);
        this.held = new HeldRoles(store, zones, clock);
        this.routes = new RoleRoutes(
                new Roles(store, held, zones, clock),
                new Grants(store, held, accounts, zones, UUID::randomUUID, clock));
    }

    /** For {@code security}, which judges. */
    public GrantedRoles granted() {
        return held;
    }

    /** {@code /roles} and {@code /grants}. */
    public RouteGroup routes() {
        return routes;
    }
}
