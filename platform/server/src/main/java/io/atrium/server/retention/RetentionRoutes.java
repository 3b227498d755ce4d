package io.atrium.server.retention;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;

/** {@code /settings/retention}. */
final class RetentionRoutes implements RouteGroup {
    private static final String PATH = "/settings/retention";

    private final Retention retention;

    RetentionRoutes(Retention retention) {
        this.retention = retention;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                        PATH,
                        Permission.of("settings:read"),
                        (context, caller) -> context.json(retention.view(caller.tenant())))
                .get(PATH + "/preview", Permission.of("settings:read"), this::preview)
                .put(
                        PATH,
                        Permission.of("settings:write"),
                        (context, caller) ->
                                context.json(retention.change(caller, Json.body(context, Retention.Change.class))));
    }

    private void preview(Context context, Caller caller) {
        Long days = new QueryParameters(context).number("days", 0, Integer.MAX_VALUE);
        if (days == null) {
            throw RequestFailure.Invalid.field("days", "missing", "Say how many days are to be kept.")
                    .exception();
        }
        context.json(retention.preview(caller.tenant(), Math.toIntExact(days)));
    }
}
