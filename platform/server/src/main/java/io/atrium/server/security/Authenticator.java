package io.atrium.server.security;

import org.jspecify.annotations.Nullable;

/** Turns the {@code Authorization} header of a request into a caller, or refuses. */
@FunctionalInterface
public interface Authenticator {
    /**
     * The caller.
     *
     * @param authorization the header as it came, null when there was none
     */
    Caller authenticate(@Nullable String authorization);
}
