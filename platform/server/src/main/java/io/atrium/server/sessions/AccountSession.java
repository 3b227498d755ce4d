package io.atrium.server.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of somebody, as Keycloak knows it.
 *
 * @param address where it began
 * @param lastSeenAt when Keycloak was last asked for a token
 */
record AccountSession(String id, @Nullable String address, Instant startedAt, Instant lastSeenAt) {}
