package io.atrium.installer.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TenantCommandsTest {

    private static final String TENANTS = "/api/v1/platform/tenants";
    private static final String TENANT =
            "{\"id\":\"acme\",\"state\":\"%s\",\"wanted\":\"%s\",\"steps\":[{\"id\":\"realm\",\"state\":\"%s\"}]}";
    private static final String CREATED = "202 {\"tenant\":" + TENANT.formatted("requested", "active", "pending")
            + ",\"administrator\":{\"username\":\"boss\",\"oneTimePassword\":\"once-only\"}}";
    private static final String[] DESCRIPTION = {
        "acme",
        "--name-zh",
        "甲",
        "--name-en",
        "A",
        "--admin-email",
        "a@b.example",
        "--admin-first-name",
        "Bo",
        "--admin-last-name",
        "Ss"
    };

    private final Map<String, Deque<String>> answers = Collections.synchronizedMap(new HashMap<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private final HttpServer server = create();

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
        Files.writeString(folder.resolve("secret"), "s3cret");
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        on("GET /api/v1/public/platform", "200 {\"oidc\":{\"url\":\"" + url + "\",\"realm\":\"platform\"}}");
        on("POST /realms/platform/protocol/openid-connect/token", "200 {\"access_token\":\"t\",\"expires_in\":300}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsInAsTheOperatorsProgram() {
        on(
                "GET " + TENANTS,
                "200 {\"tenants\":[{\"id\":\"demo\",\"state\":\"active\",\"name\":{\"en\":\"Demo\"},\"readerSlot\":1}]}");

        assertThat(run("list")).isZero();

        assertThat(out.toString()).contains("demo", "active");
        assertThat(requests)
                .anyMatch(request ->
                        request.startsWith("POST /realms/platform/") && request.contains("client_id=atrium-platform"));
    }

    @Test
    void theOneTimePasswordGoesIntoAFileOfItsOwnerAlone() throws IOException {
        on("POST " + TENANTS, CREATED);
        Path file = folder.resolve("first");

        assertThat(run("create", with("--password-file", file.toString()))).isZero();

        assertThat(out.toString() + err).doesNotContain("once-only");
        assertThat(file).hasContent("once-only");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theAnswerAsJsonHasNoPasswordEither() {
        on("POST " + TENANTS, CREATED);

        assertThat(run(
                        "create",
                        with(
                                "--json",
                                "--password-file",
                                folder.resolve("first").toString())))
                .isZero();

        assertThat(out.toString()).contains("\"acme\"").doesNotContain("once-only");
    }

    @Test
    void aRefusedTenantLeavesNoFile() {
        on(
                "POST " + TENANTS,
                "409 {\"detail\":\"All 16 reader accounts are taken\",\"code\":\"reader-slots-exhausted\"}");
        Path file = folder.resolve("first");

        assertThat(run("create", with("--password-file", file.toString()))).isEqualTo(7);

        assertThat(err.toString()).contains("All 16 reader accounts are taken");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherTenantsPasswordIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("first"), "of another tenant");

        assertThat(run("create", with("--password-file", file.toString()))).isEqualTo(2);

        assertThat(file).hasContent("of another tenant");
        assertThat(requests).noneMatch(request -> request.startsWith("POST " + TENANTS));
    }

    @Test
    void followsTheStepsUntilTheTenantIsOpen() {
        on("POST " + TENANTS, CREATED);
        on(
                "GET " + TENANTS + "/acme",
                "200 " + TENANT.formatted("provisioning", "active", "started"),
                "200 " + TENANT.formatted("active", "active", "applied"));

        assertThat(run(
                        "create",
                        with(
                                "--wait",
                                "--password-file",
                                folder.resolve("first").toString())))
                .isZero();

        assertThat(out.toString()).contains("applied  realm", "Tenant acme is active.");
    }

    @Test
    void aFailureOfTheTenantIsAnExitCode() {
        on("POST " + TENANTS + "/acme/retry", "202 " + TENANT.formatted("provisioning", "active", "started"));
        on("GET " + TENANTS + "/acme", "200 " + TENANT.formatted("failed", "active", "failed"));

        assertThat(run("retry", "acme", "--wait")).isEqualTo(3);

        assertThat(out.toString()).contains("failed  realm", "Tenant acme is failed");
    }

    @Test
    void waitsUntilACancelledTenantIsGone() {
        on("POST " + TENANTS + "/acme/cancel", "202 " + TENANT.formatted("cancelling", "absent", "applied"));
        on("GET " + TENANTS + "/acme", "404 {\"detail\":\"gone\"}");

        assertThat(run("cancel", "acme", "--wait")).isZero();

        assertThat(out.toString()).contains("acme is gone");
    }

    @Test
    void aPlanWithAConflictIsAnExitCode() {
        on(
                "POST " + TENANTS,
                "200 {\"steps\":[{\"id\":\"realm\",\"makes\":\"the realm\"}],\"conflicts\":[{\"code\":\"x\",\"message\":\"taken\"}]}");

        assertThat(run("plan", DESCRIPTION)).isEqualTo(3);

        assertThat(out.toString()).contains("the realm", "In the way: taken");
        assertThat(requests).anyMatch(request -> request.startsWith("POST " + TENANTS + "?dryRun=true"));
    }

    @Test
    void anIdThatNoTenantCanHaveIsNotSent() {
        assertThat(run("suspend", "../demo")).isEqualTo(2);

        assertThat(requests).noneMatch(request -> request.contains("suspend"));
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(DESCRIPTION));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void on(String request, String... given) {
        answers.put(request, new ArrayDeque<>(List.of(given)));
    }

    private int run(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--server",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--secret-file",
                folder.resolve("secret").toString()));
        return new CommandLine(new TenantCommands())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    /** The answers of a request in their order, the last one again and again. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        Deque<String> next = answers.getOrDefault(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                new ArrayDeque<>(List.of("404 {}")));
        String answer = next.size() > 1 ? next.removeFirst() : next.getFirst();
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
