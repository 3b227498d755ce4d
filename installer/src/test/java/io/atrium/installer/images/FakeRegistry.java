package io.atrium.installer.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry in memory: it refuses a blob with another digest and a manifest that names what it has not, and wants a token. */
final class FakeRegistry implements AutoCloseable {

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<String> signIns = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/v2/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    private void token(HttpExchange exchange) throws IOException {
        String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        signIns.add(new String(Base64.getDecoder().decode(basic.replace("Basic ", "")), StandardCharsets.UTF_8) + " "
                + exchange.getRequestURI().getQuery());
        answer(exchange, 200, "{\"token\":\"t\"}");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + address() + "/token\",service=\"registry\",scope=\"push\"");
            answer(exchange, 401, "");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "HEAD" ->
                answer(exchange, blobs.containsKey(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404, "");
            case "POST" -> {
                exchange.getResponseHeaders().set("Location", "/v2/upload/1?state=x");
                answer(exchange, 202, "");
            }
            default -> put(exchange, path, body);
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.contains("/manifests/")) {
            String text = new String(body, StandardCharsets.UTF_8);
            List<String> named = new ArrayList<>();
            java.util.regex.Pattern.compile("sha256:[0-9a-f]{64}")
                    .matcher(text)
                    .results()
                    .forEach(match -> named.add(match.group()));
            manifests.put(path, body);
            answer(exchange, blobs.keySet().containsAll(named) ? 201 : 400, "");
            return;
        }
        String digest = exchange.getRequestURI().getQuery().replaceAll("^.*digest=", "");
        blobs.put(digest, body);
        answer(exchange, digest.equals(digest(body)) ? 201 : 400, "DIGEST_INVALID");
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
