package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A real HTTP server that answers like the platform and Keycloak: counts events by id, rejects unknown members, and can be troubled. */
final class FakeApi implements AutoCloseable {

    static final String SECRET = "s3cret";

    private static final JsonMapper JSON = new JsonMapper();

    final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    final Map<String, JsonNode> events = Collections.synchronizedMap(new TreeMap<>());
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    final List<String> directories = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger tokens = new AtomicInteger();
    volatile String directoryProblem = "";
    volatile String validToken = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** What happens to the next batch instead of being taken. */
    sealed interface Trouble {
        /** An answer of another status. */
        record Status(int status, String retryAfter) implements Trouble {}

        /** None: the batch is taken. */
        record None() implements Trouble {}

        /** The connection ends without an answer. */
        record Cut() implements Trouble {}

        /** The token is no longer taken. */
        record Expired() implements Trouble {}
    }

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = body(exchange);
        switch (path) {
            case "/api/v1/public/tenants/demo2" -> reply(exchange, 200, """
                        {"id": "demo2", "name": {}, "locale": "en", "timeZone": "Asia/Shanghai",
                         "oidc": {"url": "%s", "realm": "demo2", "clientId": "atrium-web"}}""".formatted(url()));
            case "/realms/demo2/protocol/openid-connect/token" -> token(exchange, text(body));
            case "/api/v1/directory/import" -> directory(exchange, text(body));
            case "/api/v1/events" -> batch(exchange, body);
            default -> reply(exchange, 404, "{\"code\": \"not-found\"}");
        }
    }

    private void token(HttpExchange exchange, String form) throws IOException {
        if (!form.equals("grant_type=client_credentials&client_id=atrium-gateway&client_secret=" + SECRET)) {
            reply(exchange, 401, "{\"error\": \"unauthorized_client\", \"error_description\": \"Invalid client\"}");
            return;
        }
        validToken = "token-" + tokens.incrementAndGet();
        reply(exchange, 200, "{\"access_token\": \"" + validToken + "\", \"expires_in\": 300}");
    }

    private void directory(HttpExchange exchange, String csv) throws IOException {
        if (!isSignedIn(exchange)) {
            return;
        }
        if (!directoryProblem.isEmpty()) {
            reply(exchange, 422, directoryProblem);
            return;
        }
        directories.add(exchange.getRequestURI().getQuery() + "\n" + csv);
        reply(exchange, 200, """
                {"dryRun": false, "rows": 2, "created": 2, "changed": 0, "moved": 0, "unchanged": 0,
                 "departmentsCreated": 1, "ignoredColumns": [], "errors": []}""");
    }

    private void batch(HttpExchange exchange, byte[] body) throws IOException {
        Trouble trouble = troubles.poll();
        if (trouble instanceof Trouble.Cut) {
            return;
        }
        if (trouble instanceof Trouble.Status status) {
            if (!status.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", status.retryAfter());
            }
            reply(exchange, status.status(), "{\"detail\": \"come back later\"}");
            return;
        }
        if (trouble instanceof Trouble.Expired) {
            validToken = "another";
        }
        if (isSignedIn(exchange)) {
            take(exchange, JSON.readTree(body));
        }
    }

    private void take(HttpExchange exchange, JsonNode batch) throws IOException {
        List<String> rejected = new ArrayList<>();
        int withheld = 0;
        for (int index = 0; index < batch.size(); index++) {
            JsonNode event = batch.get(index);
            if (event.path("actor").asText().startsWith("stranger")) {
                rejected.add("{\"index\": " + index + ", \"status\": \"rejected\", \"field\": \"actor\","
                        + " \"code\": \"unknown-member\", \"message\": \"nobody\"}");
            } else if (event.path("actor").asText().startsWith("opted-out")) {
                withheld++;
            } else {
                events.put(event.path("id").asText(), event);
            }
        }
        batches.add(batch.size());
        reply(
                exchange,
                200,
                "{\"accepted\": " + (batch.size() - rejected.size() - withheld) + ", \"rejected\": " + rejected.size()
                        + (withheld > 0 ? ", \"withheld\": " + withheld : "") + ", \"results\": ["
                        + String.join(",", rejected) + "]}");
    }

    private boolean isSignedIn(HttpExchange exchange) throws IOException {
        if (("Bearer " + validToken).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        reply(exchange, 401, "{\"detail\": \"Sign in first\"}");
        return false;
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return (gzip ? new GZIPInputStream(in) : in).readAllBytes();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
