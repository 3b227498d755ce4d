package io.atrium.server.http;

import io.atrium.server.failure.RequestFailure;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The operators' listener: liveness, readiness, Prometheus. It has its own port and threads, so that a busy public
 * listener never looks dead.
 */
public final class ManagementServer implements AutoCloseable {
    private static final int THREADS = 6;

    private final Javalin javalin;

    private ManagementServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param ready whether requests can be served now
     * @param metrics the scrape in Prometheus' text format
     * @param pages what features add
     */
    public static ManagementServer start(
            String host, int port, BooleanSupplier ready, Supplier<String> metrics, ManagementPages pages) {
        Javalin javalin = Javalin.create(config -> {
            HttpServer.connector(config, host, port, null, 2, THREADS);
            Problems.install(config.routes);
            config.routes.get("/health/live", context -> context.json(new Status("up")));
            config.routes.get("/health/ready", context -> {
                boolean isReady = ready.getAsBoolean();
                context.status(isReady ? 200 : 503).json(new Status(isReady ? "up" : "down"));
            });
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(metrics.get()));
            config.routes.get(
                    "/{page}", context -> context.json(found(pages.show(context.pathParam("page")), context)));
            config.routes.post(
                    "/{page}",
                    context -> context.status(202).json(found(pages.ask(context.pathParam("page")), context)));
        });
        return new ManagementServer(javalin.start());
    }

    private static Object found(Optional<Object> page, Context context) {
        return page.orElseThrow(
                () -> new RequestFailure.NotFound("There is nothing at " + context.path() + ".").exception());
    }

    /** The body of both health answers. */
    record Status(String status) {}

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
