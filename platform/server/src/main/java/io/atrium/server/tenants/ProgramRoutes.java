package io.atrium.server.tenants;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.javalin.http.Context;

/** New secrets of programs: {@code /programs/…/secret}, and {@code /platform/tenants/{id}/programs/…/secret} for operators. */
final class ProgramRoutes implements RouteGroup {
    private final ProgramSecrets secrets;

    ProgramRoutes(ProgramSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void register(Routes routes) {
        own(routes, Program.GATEWAY);
        own(routes, Program.INSIGHTS);
        own(routes, Program.AUDIT);
        routes.platformPost(
                "/platform/tenants/{id}/programs/" + Program.OPERATIONS.client() + "/secret",
                Permission.of(Program.OPERATIONS.permission()),
                (context, by) -> answer(context, secrets.rotate(context.pathParam("id"), Program.OPERATIONS, by)));
    }

    private void own(Routes routes, Program program) {
        routes.post(
                "/programs/" + program.client() + "/secret",
                Permission.of(program.permission()),
                (context, caller) -> answer(context, secrets.rotate(program, caller)));
    }

    private static void answer(Context context, ProgramSecrets.Issued issued) {
        context.header("Cache-Control", "no-store").json(issued);
    }
}
