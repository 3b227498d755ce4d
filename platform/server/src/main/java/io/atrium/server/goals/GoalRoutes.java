package io.atrium.server.goals;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code /insights/index/goals}. */
final class GoalRoutes implements RouteGroup {
    private static final String PATH = "/insights/index/goals";
    private static final String ONE = PATH + "/{metric}";
    private static final int LONGEST_ID = 100;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Goals goals;

    GoalRoutes(Goals goals) {
        this.goals = goals;
    }

    @Override
    public void register(Routes routes) {
        Permission read = Permission.of("goals:read");
        Permission write = Permission.of("goals:write");
        routes.get(PATH, read, (context, caller) -> context.json(goals.view(caller.tenant())))
                .get(PATH + "/history", read, this::history)
                .put(
                        ONE,
                        write,
                        (context, caller) -> context.json(
                                goals.set(caller, context.pathParam("metric"), Json.body(context, Goals.Change.class))))
                .delete(ONE, write, this::remove);
    }

    private void history(Context context, Caller caller) {
        QueryParameters parameters = new QueryParameters(context);
        Long before = parameters.number("before", 1, Long.MAX_VALUE);
        context.json(goals.history(
                caller.tenant(),
                parameters.text("metric", LONGEST_ID),
                before == null ? Long.MAX_VALUE : before,
                parameters.limit("limit", USUAL_PAGE, LARGEST_PAGE)));
    }

    private void remove(Context context, Caller caller) {
        goals.remove(caller, context.pathParam("metric"));
        context.status(HttpStatus.NO_CONTENT);
    }
}
