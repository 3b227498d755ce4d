package io.atrium.server.http;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.Authenticator;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The public listener.
 *
 * <pre>
 * Jetty connector (header limits, idle timeout)
 *   → security headers → route: token → rate → arrival → tenant of path → permission → handler
 *   → problems (any exception) → gzip → access log
 * </pre>
 */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 8;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;
    private static final int HEADER_LIMIT_BYTES = 16 * 1024;
    private static final int STOP_TIMEOUT_MILLIS = 15_000;

    private final Javalin javalin;
    private final List<DeclaredRoute> routes;
    private final @Nullable TlsIdentity identity;

    private HttpServer(Javalin javalin, List<DeclaredRoute> routes, @Nullable TlsIdentity identity) {
        this.javalin = javalin;
        this.routes = routes;
        this.identity = identity;
    }

    /**
     * Where and how to listen.
     *
     * @param port 0 takes a free one
     * @param publicUrl what browsers use; with https they are told to stay with it
     * @param identityProvider the public URL of Keycloak, which browsers may talk to
     * @param tls absent: plain HTTP
     */
    public record Options(
            String host,
            int port,
            URI publicUrl,
            URI identityProvider,
            ServerConfig.@Nullable Tls tls,
            ServerConfig.Limits limits) {
        /** As it is configured. */
        public static Options of(ServerConfig config) {
            ServerConfig.Http http = config.http();
            return new Options(
                    http.host(),
                    http.port(),
                    http.publicUrl(),
                    config.keycloak().publicUrl(),
                    http.tls(),
                    http.limits() == null ? ServerConfig.Limits.DEFAULT : http.limits());
        }

        /** Plain HTTP on a free port of this host. */
        public static Options local(URI identityProvider) {
            return new Options(
                    "127.0.0.1",
                    0,
                    URI.create("http://127.0.0.1"),
                    identityProvider,
                    null,
                    ServerConfig.Limits.DEFAULT);
        }
    }

    /**
     * Who is told of what.
     *
     * @param arrivals of requests that are let in
     * @param refusals of requests that are not
     */
    public record Witnesses(Arrivals arrivals, Refusals refusals) {
        static final Witnesses NONE = new Witnesses(identity -> {}, (identity, route, code) -> {});
    }

    /** As below, without anybody who is told of anything. */
    public static HttpServer start(
            Options options, Authenticator authenticator, MeterRegistry meters, List<RouteGroup> groups) {
        return start(options, authenticator, Witnesses.NONE, meters, groups);
    }

    /** Builds the server with the routes of all features and starts to listen. */
    public static HttpServer start(
            Options options,
            Authenticator authenticator,
            Witnesses witnesses,
            MeterRegistry meters,
            List<RouteGroup> groups) {
        Routes routes =
                new Routes(authenticator, new RateLimits(options.limits()), witnesses.refusals(), witnesses.arrivals());
        groups.forEach(group -> group.register(routes));
        TlsIdentity identity = options.tls() == null ? null : TlsIdentity.of(options.tls(), meters);
        Javalin javalin = Javalin.create(config -> {
            connector(config, options.host(), options.port(), identity, MIN_THREADS, MAX_THREADS);
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            config.http.prefer405over404 = true;
            SecurityHeaders headers = new SecurityHeaders(options.publicUrl(), options.identityProvider());
            config.routes.before(headers::apply);
            config.routes.before(RequestAttributes::begin);
            AccessLog accessLog = new AccessLog(meters);
            config.requestLogger.http(accessLog::record);
            Problems.install(config.routes);
            routes.endpoints().forEach(config.routes::addEndpoint);
        });
        refuseUndeclared(javalin);
        return new HttpServer(javalin.start(), routes.declared(), identity);
    }

    /** What every listener of this server has in common. */
    static void connector(
            JavalinConfig config,
            String host,
            int port,
            @Nullable TlsIdentity identity,
            int minThreads,
            int maxThreads) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        QueuedThreadPool threads = new QueuedThreadPool(maxThreads, minThreads);
        threads.setName("http-" + port);
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> listen(server, http, host, port, identity));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_TIMEOUT_MILLIS);
            server.setErrorHandler(new PlainErrors());
        });
    }

    private static Connector listen(
            Server server, HttpConfiguration http, String host, int port, @Nullable TlsIdentity identity) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_LIMIT_BYTES);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector;
        if (identity == null) {
            connector = new ServerConnector(server, 1, 1, plain);
        } else {
            // One certificate for every name: a load balancer may ask by address.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server, 1, 1, new SslConnectionFactory(identity.contextFactory(), plain.getProtocol()), plain);
        }
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        return connector;
    }

    static void refuseUndeclared(Javalin javalin) {
        List<String> undeclared = javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .filter(HttpServer::isUndeclared)
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("Routes without a declared permission: " + undeclared);
        }
    }

    private static boolean isUndeclared(Endpoint endpoint) {
        return endpoint.metadata(Access.Everybody.class) == null && endpoint.metadata(Access.Holders.class) == null;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Every route of every feature. */
    public List<DeclaredRoute> routes() {
        return routes;
    }

    /** Takes no new requests and waits for the running ones, at most 15 s. */
    @Override
    public void close() {
        javalin.stop();
        if (identity != null) {
            identity.close();
        }
    }
}
