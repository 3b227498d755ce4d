package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.server.testing.SignIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;

/** Real PostgreSQL, Keycloak, ClickHouse and Kafka, and the server as a process of its own that may be killed. */
final class Installation implements AutoCloseable {
    static final int READERS = 6;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalStack stack;
    private final Path configuration;
    private final Path log;
    private final int port;
    private final SignIn signIn;
    private Process server;

    private Installation(LocalStack stack, Path home) throws IOException {
        this.stack = stack;
        this.port = freePort();
        this.log = home.resolve("server-under-test.log");
        this.configuration = configure(home);
        this.signIn = new SignIn(keycloak());
        this.server = launch();
    }

    /** An answer of the API. */
    record Answer(int status, JsonNode body, long retryAfter) {}

    static Installation start(Path home) throws IOException, InterruptedException {
        LocalStack stack = LocalStack.start(
                home,
                EnumSet.of(
                        Component.POSTGRESQL,
                        Component.KEYCLOAK,
                        Component.WAREHOUSE,
                        Component.KAFKA,
                        Component.TASKMANAGER,
                        Component.INGEST),
                Map.of("checkpoint.interval", "PT1S"));
        Installation installation = new Installation(stack, home);
        installation.awaitReady();
        return installation;
    }

    void startServer() throws IOException {
        server = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.atrium.server.Main",
                        "--config",
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() {
        Awaitility.await().atMost(START).until(this::answers);
    }

    /** SIGKILL. */
    void killServer() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    private boolean answers() {
        if (!server.isAlive()) {
            throw new IllegalStateException("The server has ended, see " + log);
        }
        try {
            return call("GET", "/public/tenants", "", null).status() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return call("GET", path, token, null);
    }

    Answer post(String path, String token, String body) throws IOException, InterruptedException {
        return call("POST", path, token, body);
    }

    private Answer call(String method, String path, String token, @Nullable String body)
            throws IOException, InterruptedException {
        return call(method, path, token, body, "application/json");
    }

    Answer call(String method, String path, String token, @Nullable String body, String contentType)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                JSON.readTree(answer.body()),
                answer.headers().firstValueAsLong("Retry-After").orElse(0));
    }

    /** A token of the operator's program. */
    String operator() throws IOException, InterruptedException {
        return signIn.service("platform", "atrium-platform", stack.secret("platform-operations"));
    }

    SignIn signIn() {
        return signIn;
    }

    /** Where the server is, for commands. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The server's log. */
    Path log() {
        return log;
    }

    LocalStack stack() {
        return stack;
    }

    Keycloak administrator() {
        return Keycloak.getInstance(keycloak(), "master", "admin", stack.secret("keycloak-admin"), "admin-cli");
    }

    String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + stack.port(Component.POSTGRESQL) + "/atrium";
    }

    private String keycloak() {
        return "http://localhost:" + stack.port(Component.KEYCLOAK);
    }

    /** What an account of the warehouse answers. */
    String warehouse(int slot, String query) throws IOException, InterruptedException {
        return ask("reader_%02d".formatted(slot), "clickhouse-reader-%02d".formatted(slot), query);
    }

    /** What the warehouse answers its administrator, who sees all tenants. */
    String wholeWarehouse(String query) throws IOException, InterruptedException {
        return ask("atrium_admin", "clickhouse-admin", query);
    }

    private String ask(String account, String secret, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + stack.port(Component.CLICKHOUSE) + "/?database=atrium"))
                        .header("X-ClickHouse-User", account)
                        .header("X-ClickHouse-Key", stack.secret(secret))
                        .POST(BodyPublishers.ofString(query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.body());
        }
        return answer.body().strip();
    }

    private Path configure(Path home) throws IOException {
        for (String name : List.of("gateway", "operations", "audit", "insights", "admin", "cio", "member", "auditor")) {
            stack.secretFile("tenant-demo-" + name);
        }
        String readers = IntStream.rangeClosed(1, READERS)
                .mapToObj(slot -> "{user: reader_%02d, passwordFile: \"%s\"}"
                        .formatted(slot, stack.secretFile("clickhouse-reader-%02d".formatted(slot))))
                .collect(Collectors.joining(", "));
        Map<String, Object> values = Map.ofEntries(
                Map.entry("home", home),
                Map.entry("port", port),
                Map.entry("postgresql", jdbc()),
                Map.entry("owner", stack.secretFile("postgresql-owner")),
                Map.entry("role", stack.secretFile("postgresql-server")),
                Map.entry("kafka", stack.port(Component.KAFKA)),
                Map.entry("flink", stack.port(Component.JOBMANAGER)),
                Map.entry("clickhouse", stack.port(Component.CLICKHOUSE)),
                Map.entry("warehouse", stack.secretFile("clickhouse-platform")),
                Map.entry("readers", readers),
                Map.entry("keycloak", stack.port(Component.KEYCLOAK)),
                Map.entry("admin", stack.secretFile("keycloak-admin")),
                Map.entry("key", stack.secretFile("server-encryption-key")),
                Map.entry("operations", stack.secretFile("platform-operations")),
                Map.entry("operator", stack.secretFile("platform-operator")),
                Map.entry("secrets", stack.home().secrets()));
        String text = """
                http: {host: 127.0.0.1, port: ${port}, publicUrl: "http://work.example"}
                management: {host: 127.0.0.1, port: 0}
                web: {directory: "${home}/no-web"}
                postgresql:
                  url: "${postgresql}"
                  owner: {user: atrium_owner, passwordFile: "${owner}"}
                  server: {user: atrium_server, passwordFile: "${role}"}
                kafka: {bootstrapServers: "127.0.0.1:${kafka}"}
                clickhouse:
                  url: "http://127.0.0.1:${clickhouse}"
                  database: atrium
                  platform: {user: atrium_platform, passwordFile: "${warehouse}"}
                  readers: [${readers}]
                keycloak: {url: "http://127.0.0.1:${keycloak}", publicUrl: "http://localhost:${keycloak}", adminUser: admin, adminPasswordFile: "${admin}"}
                flink: {url: "http://127.0.0.1:${flink}"}
                security: {encryptionKeyFile: "${key}"}
                transfer: {directory: "${home}/transfer"}
                platform: {operationsSecretFile: "${operations}", operatorPasswordFile: "${operator}", signingKeyFile: "${home}/secrets/installation-signing-key"}
                retention: {graceHours: 0}
                evaluation:
                  tenants:
                    - {id: demo, name: {zh: 示例集团, en: Demo Group}, timeZone: Asia/Shanghai, locale: zh-CN, secretsDirectory: "${secrets}"}
                """;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        return Files.writeString(home.resolve("server-under-test.yaml"), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        server.destroyForcibly();
        stack.close();
    }
}
