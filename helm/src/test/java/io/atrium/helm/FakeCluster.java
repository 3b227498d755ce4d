package io.atrium.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of a cluster's API as Helm's function {@code lookup} asks: Secrets and ConfigMaps of a namespace. The file that
 * {@code KUBECONFIG} names (the build sets it) leads here, so no test reaches a cluster that somebody happens to have.
 */
final class FakeCluster {

    private static final JsonMapper JSON = new JsonMapper();
    private static final FakeCluster ONLY = new FakeCluster();

    private final Map<String, JsonNode> objects = new ConcurrentHashMap<>();

    private FakeCluster() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            Files.writeString(file(), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
                    contexts: [{name: fake, context: {cluster: fake, user: fake}}]
                    users: [{name: fake, user: {}}]
                    current-context: fake
                    """.formatted(server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build's own file: never somebody's real one. */
    private static Path file() {
        String own = System.getProperty("fake.kubeconfig", "");
        if (own.isEmpty() || !own.equals(System.getenv("KUBECONFIG"))) {
            throw new IllegalStateException("KUBECONFIG is " + System.getenv("KUBECONFIG") + ", not the build's own");
        }
        return Path.of(own);
    }

    static FakeCluster started() {
        return ONLY;
    }

    /** Nothing is installed. */
    void clear() {
        objects.clear();
    }

    /** An object that is there. */
    void put(KubernetesObject object) {
        String plural = object.kind().equals("Secret") ? "secrets" : "configmaps";
        objects.put("/api/v1/namespaces/" + object.namespace() + "/" + plural + "/" + object.name(), object.json());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode found = path.equals("/api/v1") ? resources() : objects.get(path);
        JsonNode body = found == null
                ? JSON.createObjectNode()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("status", "Failure")
                        .put("reason", "NotFound")
                        .put("code", 404)
                : found;
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode resources() {
        ObjectNode list = JSON.createObjectNode().put("kind", "APIResourceList").put("groupVersion", "v1");
        ArrayNode resources = list.putArray("resources");
        Map.of("secrets", "Secret", "configmaps", "ConfigMap")
                .forEach((name, kind) -> resources
                        .addObject()
                        .put("name", name)
                        .put("kind", kind)
                        .put("singularName", "")
                        .put("namespaced", true)
                        .putArray("verbs")
                        .add("get"));
        return list;
    }
}
