package io.atrium.server.security;

import org.jspecify.annotations.Nullable;

/** Turns the {@code Authorization} header of a request into an identity, or refuses. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Who is asking.
     *
     * @param authorization the header as it came, null when there was none
     */
    Identity authenticate(@Nullable String authorization);
}
