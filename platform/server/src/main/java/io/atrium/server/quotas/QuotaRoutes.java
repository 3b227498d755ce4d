package io.atrium.server.quotas;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;

/** {@code /quotas} for a tenant's own administrators, and the same of any tenant for operators. */
final class QuotaRoutes implements RouteGroup {
    private static final String PLATFORM = "/platform/tenants/{id}/quotas";

    private final QuotaDesk desk;

    QuotaRoutes(QuotaDesk desk) {
        this.desk = desk;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                        "/quotas",
                        Permission.of("settings:read"),
                        (context, caller) -> context.json(desk.use(caller.tenant())))
                .platformGet(
                        PLATFORM,
                        Permission.of("tenants:read"),
                        (context, by) -> context.json(desk.use(context.pathParam("id"))))
                .platformPut(
                        PLATFORM,
                        Permission.of("tenants:write"),
                        (context, by) -> context.json(
                                desk.change(context.pathParam("id"), Json.body(context, QuotaDesk.Change.class), by)));
    }
}
