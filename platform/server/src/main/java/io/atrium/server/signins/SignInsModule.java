package io.atrium.server.signins;

import io.atrium.server.audit.Audit;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The feature, put together: begins to follow Keycloak when it is built. */
public final class SignInsModule implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KeycloakEvents events;
    private final Repeating following;

    public SignInsModule(ServerConfig.Keycloak config, Database database, Audit audit, Supplier<List<String>> tenants) {
        this.events = new KeycloakEvents(config);
        Follower follower = new Follower(events, new FollowStore(database, audit), tenants);
        this.following = Repeating.start("sign-ins", PAUSE, follower::follow);
    }

    @Override
    public void close() {
        following.close();
        events.close();
    }
}
