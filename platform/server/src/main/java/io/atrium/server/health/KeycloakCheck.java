package io.atrium.server.health;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** Keycloak: its realms' endpoint every time; its version, which costs a sign-in, once after each recovery. */
final class KeycloakCheck {
    private static final Duration VERSION_FRESH = Duration.ofMinutes(30);

    private final URI keycloak;
    private final Callable<String> askVersion;
    private final HttpProbe probe;
    private final Clock clock;
    private String version = "";
    private Instant versionAsked = Instant.MIN;

    KeycloakCheck(URI keycloak, Callable<String> askVersion, HttpProbe probe, Clock clock) {
        this.keycloak = keycloak;
        this.askVersion = askVersion;
        this.probe = probe;
        this.clock = clock;
    }

    ComponentCheck check() {
        return new ComponentCheck("keycloak", keycloak.toString(), this::ask);
    }

    private Finding ask() throws Exception {
        Instant now = clock.instant();
        boolean stale = version.isEmpty() || versionAsked.plus(VERSION_FRESH).isBefore(now);
        try {
            probe.json(URI.create(keycloak + "/realms/master"));
            if (stale) {
                version = askVersion.call();
                versionAsked = now;
            }
            return Finding.up(version, Map.of());
        } catch (Exception e) {
            version = "";
            throw e;
        }
    }
}
