package io.atrium.server.http;

/** The routes of one feature. */
@FunctionalInterface
public interface RouteGroup {
    /** Registers them, once, while the server is built. */
    void register(Routes routes);
}
