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
        routes.get(
                "/health/components",
                Permission.of("health:read"),
                (context, caller) -> context.json(monitor.report()));
    }
}
