package io.atrium.server.tenants;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sign-in page must know before anybody has signed in, and who is signed in. */
final class TenantRoutes implements RouteGroup {
    private final Tenants tenants;
    private final URI identityProvider;

    TenantRoutes(Tenants tenants, URI identityProvider) {
        this.tenants = tenants;
        this.identityProvider = identityProvider;
    }

    private record Listed(String id, Tenant.Names name) {}

    record Oidc(String url, String realm, String clientId) {}

    private record Described(String id, Tenant.Names name, String locale, String timeZone, Oidc oidc) {}

    private record OwnTenant(String id, Tenant.Names name, String timeZone, String locale) {}

    private record Me(
            OwnTenant tenant,
            String subject,
            String name,
            @Nullable String email,
            List<String> roles,
            List<String> permissions) {}

    @Override
    public void register(Routes routes) {
        routes.openGet("/public/tenants", this::list)
                .openGet("/public/tenants/{tenant}", this::describe)
                .get("/me", Permission.of("home:read"), this::me);
    }

    /** Only evaluation tenants are listed: the names of a production's customers are not public. */
    private void list(Context context) {
        context.json(tenants.active().stream()
                .filter(Tenant::evaluation)
                .map(tenant -> new Listed(tenant.id(), tenant.name()))
                .toList());
    }

    private void describe(Context context) {
        Tenant tenant =
                tenants.active(context.pathParam("tenant")).orElseThrow(() -> new TenantFailure.Unknown().exception());
        Oidc oidc = new Oidc(identityProvider.toString(), tenant.id(), RealmTemplate.WEB_CLIENT);
        context.json(new Described(
                tenant.id(), tenant.name(), tenant.locale(), tenant.zone().getId(), oidc));
    }

    private void me(Context context, Caller caller) {
        Tenant tenant = tenants.active(caller.tenant()).orElseThrow(() -> new TenantFailure.Unknown().exception());
        context.json(new Me(
                new OwnTenant(tenant.id(), tenant.name(), tenant.zone().getId(), tenant.locale()),
                caller.subject(),
                caller.name(),
                caller.email(),
                caller.roles().stream().sorted().toList(),
                caller.permissions().granted().stream().sorted().toList()));
    }
}
