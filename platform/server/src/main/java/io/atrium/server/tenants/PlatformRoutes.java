package io.atrium.server.tenants;

import io.atrium.server.config.TenantId;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator's sign-in page must know, and who is signed in there. */
final class PlatformRoutes implements RouteGroup {
    private final URI identityProvider;
    private final boolean operated;

    /**
     * @param operated whether this installation has a realm for operators
     */
    PlatformRoutes(URI identityProvider, boolean operated) {
        this.identityProvider = identityProvider;
        this.operated = operated;
    }

    private record Described(Tenant.Names name, TenantRoutes.Oidc oidc) {}

    private record Me(
            String subject, String name, @Nullable String email, List<String> roles, List<String> permissions) {}

    @Override
    public void register(Routes routes) {
        routes.openGet("/public/platform", this::describe)
                .platformGet("/platform/me", Permission.of("platform:read"), PlatformRoutes::me);
    }

    private void describe(Context context) {
        if (!operated) {
            throw new TenantFailure.NoPlatform().exception();
        }
        context.json(new Described(
                RealmTemplate.PLATFORM_NAME,
                new TenantRoutes.Oidc(identityProvider.toString(), TenantId.PLATFORM, RealmTemplate.WEB_CLIENT)));
    }

    private static void me(Context context, Operator operator) {
        context.json(new Me(
                operator.subject(),
                operator.name(),
                operator.email(),
                operator.roles().stream().sorted().toList(),
                operator.permissions().granted().stream().sorted().toList()));
    }
}
