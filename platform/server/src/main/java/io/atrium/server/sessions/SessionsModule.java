package io.atrium.server.sessions;

import io.atrium.server.audit.Audit;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.Arrivals;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.security.EndedSessions;
import io.atrium.server.storage.Database;
import java.time.Clock;

/** The feature, put together. */
public final class SessionsModule implements AutoCloseable {
    private final KeycloakSessions keycloak;
    private final SignOuts signOuts;
    private final Sightings sightings;
    private final SessionRoutes routes;

    public SessionsModule(ServerConfig.Keycloak config, Database database, Audit audit, Clock clock) {
        SessionStore store = new SessionStore(database, audit);
        this.keycloak = new KeycloakSessions(config);
        this.signOuts = new SignOuts(store, clock);
        this.sightings = new Sightings(store, clock);
        this.routes = new SessionRoutes(new Sessions(keycloak, store, signOuts, audit, clock));
    }

    /** {@code /me/sessions} and an administrator's {@code /accounts/{user}/sessions}. */
    public RouteGroup routes() {
        return routes;
    }

    /** Whose tokens are refused. */
    public EndedSessions endedSessions() {
        return signOuts;
    }

    /** Notes which sessions are in use. */
    public Arrivals arrivals() {
        return sightings;
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
