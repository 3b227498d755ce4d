package io.atrium.installer.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server with prepared answers, for what a command makes of them: {@code "GET /path"} to {@code "200 {…}"}. */
public final class AnsweringServer implements AutoCloseable {
    private static final int STATUS_LENGTH = 3;

    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Listens on a free port of the loopback. */
    public AnsweringServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers from now on: one after the other, the last one again and again. */
    public void on(String request, String... given) {
        answers.put(request, new ArrayDeque<>(List.of(given)));
    }

    /** Also answers as Keycloak of this realm: with a token for everybody. */
    public void onSignIn(String realm) {
        on(
                "POST /realms/" + realm + "/protocol/openid-connect/token",
                "200 {\"access_token\":\"t\",\"expires_in\":300}");
    }

    /** What was asked so far: method, path with query, body. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        requests.add(method + " " + exchange.getRequestURI() + " " + body);
        Deque<String> next = answers.getOrDefault(
                method + " " + exchange.getRequestURI().getPath(), new ArrayDeque<>(List.of("404 {}")));
        String answer = next.size() > 1 ? next.removeFirst() : next.getFirst();
        byte[] bytes = answer.substring(STATUS_LENGTH + 1).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, STATUS_LENGTH)), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
