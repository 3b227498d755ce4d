package io.atrium.server.federation;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;

/** The feature, put together. */
public final class FederationModule implements AutoCloseable {
    private final KeycloakFederation keycloak;
    private final FederationRoutes routes;

    public FederationModule(ServerConfig config, Audit audit) {
        Reach reach = new Reach(config.federating());
        this.keycloak = new KeycloakFederation(config.keycloak());
        this.routes = new FederationRoutes(
                new Providers(keycloak, reach, audit, config.keycloak().publicUrl()),
                new Directories(keycloak, reach, audit),
                config.federating().hosts());
    }

    /** {@code /settings/sign-in}. */
    public RouteGroup routes() {
        return routes;
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
