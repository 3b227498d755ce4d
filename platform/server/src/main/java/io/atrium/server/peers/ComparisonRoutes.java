package io.atrium.server.peers;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;

/** {@code /settings/comparison}: with whom an organization is compared. */
final class ComparisonRoutes implements RouteGroup {
    private static final String PATH = "/settings/comparison";

    private final Comparisons comparisons;

    ComparisonRoutes(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                        PATH,
                        Permission.of("settings:read"),
                        (context, caller) -> context.json(comparisons.view(caller.tenant())))
                .put(
                        PATH,
                        Permission.of("settings:write"),
                        (context, caller) ->
                                context.json(comparisons.change(caller, Json.body(context, Comparisons.Change.class))));
    }
}
