package io.atrium.server.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What security must know of sessions that were ended while tokens of theirs were still good; {@code sessions} answers. */
@FunctionalInterface
public interface EndedSessions {
    /**
     * Whether a token is no longer accepted.
     *
     * @param session null for a token of no session
     * @param issuedAt when Keycloak made the token, in whole seconds
     */
    boolean isEnded(String tenant, String subject, @Nullable String session, Instant issuedAt);
}
