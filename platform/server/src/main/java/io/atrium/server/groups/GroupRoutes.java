package io.atrium.server.groups;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.UUID;

/** {@code /groups} for the administrators of both sides and who reads a group's figures, {@code /platform/groups} for operators. */
final class GroupRoutes implements RouteGroup {
    private static final String ONE = "/groups/{relation}";

    private final Groups groups;
    private final Clock clock;

    GroupRoutes(Groups groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public void register(Routes routes) {
        Permission write = Permission.of("groups:write");
        routes.get(
                        "/groups",
                        Permission.of("groups:read"),
                        (context, caller) -> context.json(groups.of(caller.tenant())))
                .get(
                        "/groups/metrics",
                        Permission.of("groups:metrics"),
                        (context, caller) ->
                                context.header("Cache-Control", "no-store").json(groups.figures(caller.tenant())))
                .post("/groups", write, this::invite)
                .post(ONE + "/consent", write, this::consent)
                .post(ONE + "/end", write, (context, caller) -> context.json(groups.end(caller, id(context))))
                .platformGet(
                        "/platform/groups",
                        Permission.of("tenants:read"),
                        (context, operator) -> context.json(groups.everywhere()));
    }

    private void invite(Context context, Caller caller) {
        String subsidiary = Json.body(context, GroupRequests.Invitation.class).checked(caller.tenant());
        context.status(HttpStatus.CREATED).json(groups.invite(caller, subsidiary));
    }

    private void consent(Context context, Caller caller) {
        UUID relation = id(context);
        GroupRequests.Checked wanted =
                Json.body(context, GroupRequests.Consenting.class).checked(groups.offered(), clock.instant());
        context.json(groups.consent(caller, relation, wanted));
    }

    private static UUID id(Context context) {
        try {
            return UUID.fromString(context.pathParam("relation"));
        } catch (IllegalArgumentException e) {
            throw new GroupsFailure.NotFound().exception(e);
        }
    }
}
