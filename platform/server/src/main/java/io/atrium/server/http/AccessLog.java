package io.atrium.server.http;

import io.atrium.server.security.Identity;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line and one measurement a request. Neither query strings nor headers are written: they may carry secrets. */
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger("io.atrium.access");
    private static final float NANOS_PER_MILLI = 1_000_000f;

    private final MeterRegistry meters;

    AccessLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(Context context, float millis) {
        int status = context.statusCode();
        boolean api = context.path().startsWith(Routes.API);
        Timer.builder("atrium.http.requests")
                .description("Time to answer, by route")
                .tag("method", context.method().name())
                .tag("route", api ? route(context) : "web")
                .tag("status", Integer.toString(status))
                // All or none: what Prometheus reads cannot be written when one name has a histogram for some of its
                // tags only.
                .publishPercentileHistogram()
                .register(meters)
                .record(Duration.ofNanos((long) (millis * NANOS_PER_MILLI)));
        LoggingEventBuilder line = api || status >= 400 ? log.atInfo() : log.atDebug();
        line = line.addKeyValue("method", context.method().name())
                .addKeyValue("path", context.path())
                .addKeyValue("status", status)
                .addKeyValue("millis", Math.round(millis));
        Identity identity = RequestAttributes.identity(context);
        if (identity != null) {
            line = line.addKeyValue("tenant", identity.realm()).addKeyValue("subject", identity.subject());
        }
        line.log("request");
    }

    /** The pattern, not the path: one series a route, whatever callers invent. */
    private static String route(Context context) {
        var endpoint = context.endpoints().lastHttpEndpoint();
        return endpoint == null ? "none" : endpoint.path;
    }
}
