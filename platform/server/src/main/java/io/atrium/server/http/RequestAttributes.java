package io.atrium.server.http;

import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** What is remembered about a request for its log line. */
final class RequestAttributes {
    private static final String CALLER = "atrium.caller";

    private RequestAttributes() {}

    static void caller(Context context, Caller caller) {
        context.attribute(CALLER, caller);
    }

    static @Nullable Caller caller(Context context) {
        return context.attribute(CALLER);
    }
}
