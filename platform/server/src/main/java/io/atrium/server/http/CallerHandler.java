package io.atrium.server.http;

import io.atrium.server.security.Caller;
import io.javalin.http.Context;

/** Answers a request of somebody who holds the route's permission. */
@FunctionalInterface
public interface CallerHandler {
    /** Answers. */
    void handle(Context context, Caller caller) throws Exception;
}
