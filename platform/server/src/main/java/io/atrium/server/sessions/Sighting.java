package io.atrium.server.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** With what and from where a session was last used here. */
record Sighting(@Nullable String address, @Nullable String userAgent, Instant lastSeen) {}
