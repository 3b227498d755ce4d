package io.atrium.server.roles;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.UUID;

/** {@code /roles} and {@code /grants}. Below {@code /grants/mine} everybody sees and gives on what they have themselves. */
final class RoleRoutes implements RouteGroup {
    private static final Permission READ = Permission.of("roles:read");
    private static final Permission WRITE = Permission.of("roles:write");
    /** Also to who may grant within a department; the handler asks for which. */
    private static final Permission GRANT = Permission.within(Catalogue.GRANT);

    private static final Permission OWN = Permission.of("home:read");
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_GRANTS = 500;
    private static final int LONGEST_TEXT = 200;

    private final Roles roles;
    private final Grants grants;

    RoleRoutes(Roles roles, Grants grants) {
        this.roles = roles;
        this.grants = grants;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/roles", READ, (context, caller) -> context.json(Views.RoleList.of(roles.list(caller.tenant()))))
                .post("/roles", WRITE, this::create)
                .put(
                        "/roles/{role}",
                        WRITE,
                        (context, caller) -> context.json(roles.change(
                                caller, context.pathParam("role"), Json.body(context, Requests.ToSave.class))))
                .delete("/roles/{role}", WRITE, this::delete)
                .get("/grants", GRANT, this::list)
                .post("/grants", GRANT, this::grant)
                .post(
                        "/grants/{grant}/revoke",
                        GRANT,
                        (context, caller) -> context.json(grants.revoke(caller, id(context), reason(context))))
                .get("/grants/mine", OWN, (context, caller) -> context.json(grants.mine(caller)))
                .post("/grants/mine/{grant}/delegate", OWN, this::delegate)
                .post(
                        "/grants/mine/{grant}/revoke",
                        OWN,
                        (context, caller) -> context.json(grants.revokeOwn(caller, id(context), reason(context))));
    }

    private void create(Context context, Caller caller) {
        Views.RoleView role = roles.create(caller, Json.body(context, Requests.ToSave.class));
        context.status(HttpStatus.CREATED)
                .header("Location", Routes.API + "/roles/" + role.id())
                .json(role);
    }

    private void delete(Context context, Caller caller) {
        roles.delete(caller, context.pathParam("role"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void list(Context context, Caller caller) {
        QueryParameters parameters = new QueryParameters(context);
        String state = parameters.text("state", LONGEST_TEXT);
        GrantQuery.Wanted wanted = GrantQuery.Wanted.of(state == null ? "active" : state)
                .orElseThrow(() -> GrantRules.invalid("state", "unknown", "The states are active, ended and all."));
        Long after = parameters.number("after", 1, Long.MAX_VALUE);
        context.json(grants.page(
                caller,
                new GrantQuery(
                        wanted,
                        parameters.text("role", LONGEST_TEXT),
                        parameters.text("q", LONGEST_TEXT),
                        after == null ? Long.MAX_VALUE : after,
                        parameters.limit("limit", USUAL_LIMIT, MOST_GRANTS))));
    }

    private void grant(Context context, Caller caller) {
        context.status(HttpStatus.CREATED).json(grants.grant(caller, Json.body(context, Requests.ToGrant.class)));
    }

    private void delegate(Context context, Caller caller) {
        Requests.ToGrant body = Json.body(context, Requests.ToGrant.class);
        if (body.role() != null) {
            throw GrantRules.invalid("role", "unknown-field", "The role is that of your grant. Leave it out.");
        }
        context.status(HttpStatus.CREATED).json(grants.delegate(caller, id(context), body));
    }

    private static String reason(Context context) {
        return Json.body(context, Requests.ToRevoke.class).checked();
    }

    private static UUID id(Context context) {
        try {
            return UUID.fromString(context.pathParam("grant"));
        } catch (IllegalArgumentException e) {
            throw new RolesFailure.NotFound("grant").exception(e);
        }
    }
}
