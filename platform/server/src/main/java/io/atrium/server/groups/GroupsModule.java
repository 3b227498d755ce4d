package io.atrium.server.groups;

import io.atrium.server.audit.Audit;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.insights.SharedFigures;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The feature, put together. */
public final class GroupsModule {
    private final GroupRoutes routes;

    /**
     * Takes what it needs of others.
     *
     * @param names of organizations that work now
     * @param figures answers for an organization that consents
     */
    public GroupsModule(
            Database database,
            Audit audit,
            Function<String, Optional<Tenant.Names>> names,
            SharedFigures.Source figures,
            Clock clock) {
        this.routes = new GroupRoutes(
                new Groups(new GroupStore(database, audit, clock), names, figures, UUID::randomUUID), clock);
    }

    /** {@code /groups} and {@code /platform/groups}. */
    public RouteGroup routes() {
        return routes;
    }
}
