package io.atrium.server.branding;

import io.atrium.server.audit.Audit;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RequestBody;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /branding} for administrators, and the public routes that pages load it from. */
public final class BrandingRoutes implements RouteGroup {
    private static final Permission WRITE = Permission.of("settings:write");
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";

    private final BrandingStore store;
    private final Predicate<String> open;
    private final Consumer<String> room;
    private final Clock clock;

    /**
     * @param open whether there is such a tenant, open to its people
     * @param room refuses a tenant that stores as much as it may
     */
    public BrandingRoutes(Database database, Audit audit, Predicate<String> open, Consumer<String> room, Clock clock) {
        this.store = new BrandingStore(database, audit);
        this.open = open;
        this.room = room;
        this.clock = clock;
    }

    private record Colour(@Nullable String accent) {}

    @Override
    public void register(Routes routes) {
        routes.put("/branding/accent", WRITE, this::changeAccent)
                .put("/branding/logo", WRITE, this::changeLogo)
                .delete("/branding/logo", WRITE, this::removeLogo)
                .openGet("/public/tenants/{tenant}/branding", context -> context.json(store.read(tenant(context))))
                .openGet("/public/tenants/{tenant}/logo/{digest}", this::logo);
    }

    private void changeAccent(Context context, Caller caller) {
        String accent = Json.body(context, Colour.class).accent();
        context.json(store.writeAccent(caller, accent == null ? null : Accent.check(accent), clock.instant()));
    }

    private void changeLogo(Context context, Caller caller) {
        String type = context.contentType();
        if (!PNG.equals(type) && !JPEG.equals(type)) {
            throw new RequestFailure.UnsupportedMediaType("Send the logo as image/png or image/jpeg.").exception();
        }
        room.accept(caller.tenant());
        Logo logo = Logo.of(RequestBody.read(context, Logo.MAX_BYTES));
        context.json(store.writeLogo(caller, logo, clock.instant()));
    }

    private void removeLogo(Context context, Caller caller) {
        store.writeLogo(caller, null, clock.instant());
        context.status(HttpStatus.NO_CONTENT);
    }

    private void logo(Context context) {
        byte[] png = store.logo(tenant(context), context.pathParam("digest"))
                .orElseThrow(() -> new BrandingFailure.NoLogo().exception());
        // Another logo has another address.
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(PNG)
                .result(png);
    }

    private String tenant(Context context) {
        String tenant = context.pathParam("tenant");
        if (!open.test(tenant)) {
            throw new RequestFailure.NotFound("There is no such organization.").exception();
        }
        return tenant;
    }
}
