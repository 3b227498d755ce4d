package io.atrium.server.http;

import org.jspecify.annotations.Nullable;

/**
 * A route and who may use it.
 *
 * @param path as it was registered, with its parameters in braces
 * @param permission null when it is open to everybody
 */
public record DeclaredRoute(
        String method, String path, @Nullable String permission) {}
