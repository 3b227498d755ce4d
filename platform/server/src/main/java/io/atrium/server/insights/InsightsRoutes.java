package io.atrium.server.insights;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.query.Scope;
import io.javalin.http.Context;

/** {@code /insights}. The tenant is the caller's; a narrower permission, {@code insights:read:dept-<no>}, opens one department. */
final class InsightsRoutes implements RouteGroup {

    private static final String READ = "insights:read";

    private final Insights insights;

    InsightsRoutes(Insights insights) {
        this.insights = insights;
    }

    @Override
    public void register(Routes routes) {
        Permission any = Permission.within(READ);
        routes.get("/insights/overview", any, (context, caller) -> {
            Request request = request(context, caller);
            context.json(insights.overview(caller.tenant(), request));
        });
        routes.get("/insights/daily", any, (context, caller) -> {
            Request request = request(context, caller);
            context.json(insights.daily(caller.tenant(), request));
        });
        routes.get("/insights/departments", Permission.of(READ), (context, caller) -> {
            Request request = request(context, caller);
            context.json(insights.departments(caller.tenant(), request));
        });
        routes.get(
                "/insights/departments-tree",
                any,
                (context, caller) ->
                        context.json(insights.tree(caller.tenant(), no -> caller.permits(permission(no)))));
    }

    private static Request request(Context context, Caller caller) {
        Request request =
                Request.of(context.queryParam("from"), context.queryParam("to"), context.queryParam("department"));
        caller.require(permission(request.department()));
        return request;
    }

    private static String permission(long department) {
        return department == Scope.WHOLE_TENANT ? READ : READ + ":dept-" + department;
    }
}
