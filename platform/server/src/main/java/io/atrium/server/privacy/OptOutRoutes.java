package io.atrium.server.privacy;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** {@code /me/privacy/opt-out}, always the caller's own, and {@code /settings/privacy}. */
final class OptOutRoutes implements RouteGroup {
    private static final String SETTING = "/settings/privacy";

    private final Privacy privacy;
    private final OptOutSetting setting;

    OptOutRoutes(Privacy privacy, OptOutSetting setting) {
        this.privacy = privacy;
        this.setting = setting;
    }

    private record Wish(@Nullable Boolean optedOut) {}

    private record Leave(@Nullable Boolean optOutAllowed) {}

    @Override
    public void register(Routes routes) {
        routes.put(
                        "/me/privacy/opt-out",
                        Permission.of("home:read"),
                        (context, caller) -> context.json(privacy.optOut(
                                caller,
                                said("optedOut", Json.body(context, Wish.class).optedOut()))))
                .get(
                        SETTING,
                        Permission.of("settings:read"),
                        (context, caller) -> context.json(setting.view(caller.tenant())))
                .put(
                        SETTING,
                        Permission.of("settings:write"),
                        (context, caller) -> context.json(setting.change(
                                caller,
                                said(
                                        "optOutAllowed",
                                        Json.body(context, Leave.class).optOutAllowed()))));
    }

    private static boolean said(String field, @Nullable Boolean value) {
        if (value == null) {
            throw RequestFailure.Invalid.field(field, "missing", "Say true or false.")
                    .exception();
        }
        return value;
    }
}
