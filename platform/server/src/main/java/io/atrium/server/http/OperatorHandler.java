package io.atrium.server.http;

import io.atrium.server.security.Operator;
import io.javalin.http.Context;

/** Answers a request of an operator who holds the route's permission. */
@FunctionalInterface
public interface OperatorHandler {
    /** Answers. */
    void handle(Context context, Operator operator) throws Exception;
}
