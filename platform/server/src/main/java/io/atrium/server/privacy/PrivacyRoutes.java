package io.atrium.server.privacy;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.query.MemberEvents;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code /me/privacy}: always the caller's own. */
final class PrivacyRoutes implements RouteGroup {
    private static final Permission OWN = Permission.of("home:read");

    private final Privacy privacy;

    PrivacyRoutes(Privacy privacy) {
        this.privacy = privacy;
    }

    private record Counts(List<MemberEvents.Count> counts) {}

    @Override
    public void register(Routes routes) {
        routes.get("/me/privacy", OWN, (context, caller) -> context.json(privacy.notice(caller)))
                .get("/me/privacy/counts", OWN, (context, caller) -> context.json(new Counts(privacy.counts(caller))))
                .get("/me/privacy/data", OWN, this::download);
    }

    private void download(Context context, Caller caller) throws IOException {
        Privacy.Download download = privacy.download(caller);
        context.contentType("application/zip");
        context.header("Content-Disposition", "attachment; filename=\"" + caller.tenant() + "-my-data.zip\"");
        context.header("Cache-Control", "no-store");
        download.writeTo(context.outputStream());
    }
}
