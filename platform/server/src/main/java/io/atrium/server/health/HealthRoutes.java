package io.atrium.server.health;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;

/** The health page's data. */
final class HealthRoutes implements RouteGroup {
    private final HealthMonitor monitor;

    HealthRoutes(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void register(Routes routes) {
        Permission read = Permission.of("health:read");
        routes.get("/health/components", read, (context, caller) -> context.json(monitor.report()))
                .platformGet(
                        "/platform/health/components", read, (context, operator) -> context.json(monitor.report()));
    }
}
