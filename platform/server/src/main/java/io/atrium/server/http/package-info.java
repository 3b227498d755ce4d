/**
 * The HTTP edge: Javalin on Jetty, routes that cannot exist without a permission, problem+json, limits and headers.\n *\n * <p>Features register their routes through {@link io.atrium.server.http.RouteGroup}; nothing else of Jetty or Javalin\n * leaves this package but the request's context in {@code *Routes}.
 */
@NullMarked
package io.atrium.server.http;

import org.jspecify.annotations.NullMarked;
