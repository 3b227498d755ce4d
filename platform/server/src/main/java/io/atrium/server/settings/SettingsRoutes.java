package io.atrium.server.settings;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;

/** The settings over HTTP. */
final class SettingsRoutes implements RouteGroup {
    private final SettingsModule settings;

    SettingsRoutes(SettingsModule settings) {
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                        "/settings",
                        Permission.of("settings:read"),
                        (context, caller) -> context.json(settings.read(caller.tenant())))
                .put(
                        "/settings",
                        Permission.of("settings:write"),
                        (context, caller) ->
                                context.json(settings.change(caller, Json.body(context, SettingsChange.class))))
                .post(
                        "/settings/smtp/test",
                        Permission.of("settings:write"),
                        (context, caller) -> context.json(
                                settings.test(caller, Json.body(context, SettingsChange.SmtpChange.class))));
    }
}
