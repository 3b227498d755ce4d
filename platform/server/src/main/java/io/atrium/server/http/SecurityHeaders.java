package io.atrium.server.http;

import io.javalin.http.Context;
import java.net.URI;

/** The headers that make browsers careful. The policy knows one foreign origin: the identity provider. */
final class SecurityHeaders {
    private static final String STAY_WITH_HTTPS = "max-age=31536000";

    private final String contentSecurityPolicy;
    private final boolean https;

    SecurityHeaders(URI publicUrl, URI identityProvider) {
        this.https = "https".equals(publicUrl.getScheme());
        String keycloak = origin(identityProvider);
        // Ant Design writes its styles at run time, hence 'unsafe-inline' for styles and for nothing else.
        this.contentSecurityPolicy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self' " + keycloak,
                "frame-src 'self' " + keycloak,
                "worker-src 'self' blob:",
                "manifest-src 'self'",
                "form-action 'self' " + keycloak,
                "base-uri 'self'",
                "object-src 'none'",
                "frame-ancestors 'self'");
    }

    void apply(Context context) {
        context.header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (https) {
            context.header("Strict-Transport-Security", STAY_WITH_HTTPS);
        }
        if (context.path().startsWith(Routes.API)) {
            context.header("Cache-Control", "no-store");
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
