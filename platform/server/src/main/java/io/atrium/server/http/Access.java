package io.atrium.server.http;

import io.javalin.router.EndpointMetadata;

/** Who may use an endpoint. An endpoint without it stops the server from starting. */
sealed interface Access extends EndpointMetadata {
    /** Anybody, without signing in. */
    record Everybody() implements Access {}

    /** Who is signed in and holds a permission. */
    record Holders(Permission permission) implements Access {}
}
