package io.atrium.server.http;

import io.atrium.server.security.Identity;
import io.atrium.server.security.RequestOrigin;
import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is remembered about a request for its log line and for the audit log. */
final class RequestAttributes {
    private static final String IDENTITY = "atrium.identity";
    private static final String REQUEST_ID = "atrium.requestId";

    private RequestAttributes() {}

    /** Gives the request its number, which the answer carries too. */
    static void begin(Context context) {
        String id = UUID.randomUUID().toString();
        context.attribute(REQUEST_ID, id);
        context.header("X-Request-Id", id);
    }

    static RequestOrigin origin(Context context) {
        return new RequestOrigin(context.req().getRemoteAddr(), context.userAgent(), context.attribute(REQUEST_ID));
    }

    static void identity(Context context, Identity identity) {
        context.attribute(IDENTITY, identity);
    }

    static @Nullable Identity identity(Context context) {
        return context.attribute(IDENTITY);
    }
}
