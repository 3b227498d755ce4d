package io.atrium.server.http;

import io.javalin.http.Context;

/** Answers a request of anybody. */
@FunctionalInterface
public interface PublicHandler {
    /** Answers. */
    void handle(Context context) throws Exception;
}
