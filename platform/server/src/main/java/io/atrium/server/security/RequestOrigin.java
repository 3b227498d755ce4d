package io.atrium.server.security;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param address the peer's address; that of a proxy when one stands before the server
 * @param userAgent as the client calls itself, not to be trusted
 * @param requestId given to the request here and sent back as {@code X-Request-Id}
 */
public record RequestOrigin(
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {
    /** For what no request has asked for. */
    public static final RequestOrigin NONE = new RequestOrigin(null, null, null);
}
