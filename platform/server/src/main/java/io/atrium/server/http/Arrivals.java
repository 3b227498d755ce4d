package io.atrium.server.http;

import io.atrium.server.security.Identity;

/** Is told of every request whose token was accepted, before the route is asked. Does not fail, and does not take long. */
@FunctionalInterface
public interface Arrivals {
    /** Somebody has come. */
    void arrived(Identity identity);
}
