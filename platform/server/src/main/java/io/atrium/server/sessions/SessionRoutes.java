package io.atrium.server.sessions;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** {@code /me/sessions} and {@code /accounts/{user}/sessions}. The tenant is always the caller's. */
final class SessionRoutes implements RouteGroup {
    private static final Permission OWN = Permission.of("home:read");

    private final Sessions sessions;

    SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    private record OwnSessions(List<SessionView> sessions) {}

    /**
     * @param ended how many sessions there were
     */
    private record Ended(int ended) {}

    @Override
    public void register(Routes routes) {
        routes.get("/me/sessions", OWN, (context, caller) -> context.json(new OwnSessions(sessions.own(caller))))
                .delete("/me/sessions", OWN, this::endOwn)
                .delete("/me/sessions/{session}", OWN, this::end)
                .get(
                        "/accounts/{user}/sessions",
                        Permission.of("accounts:read"),
                        (context, caller) -> context.json(sessions.of(caller, context.pathParam("user"))))
                .delete(
                        "/accounts/{user}/sessions",
                        Permission.of("accounts:write"),
                        (context, caller) ->
                                context.json(new Ended(sessions.endAll(caller, context.pathParam("user")))));
    }

    /** A slip in an address must not sign somebody out of everything. */
    private void endOwn(Context context, Caller caller) {
        if (!"true".equals(context.queryParam("everywhere"))) {
            throw RequestFailure.Invalid.field(
                            "everywhere",
                            "missing",
                            "Say everywhere=true to end all sessions, or name one in the path.")
                    .exception();
        }
        context.json(new Ended(sessions.endOwn(caller)));
    }

    private void end(Context context, Caller caller) {
        sessions.end(caller, context.pathParam("session"));
        context.status(HttpStatus.NO_CONTENT);
    }
}
