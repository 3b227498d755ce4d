package io.atrium.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atrium.server.testing.TestCallers;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HttpServer server;

    private record Thing(String name, int size) {}

    @BeforeEach
    void start() {
        server = HttpServer.start(
                HttpServer.Options.local(URI.create("http://id.example:8180/some/path")),
                new TestCallers(),
                meters,
                List.of(HttpServerTest::routes));
    }

    private static void routes(Routes routes) {
        routes.openGet("/public/hello", context -> context.json("hello"))
                .get("/things", Permission.of("things:read"), (context, caller) -> context.json(caller.tenant()))
                .get("/t/{tenant}/x", Permission.of("things:read"), (context, caller) -> context.json("x"))
                .get("/broken", Permission.of("things:read"), (context, caller) -> {
                    throw new IllegalStateException("secret-in-message");
                })
                .post("/things", Permission.of("things:write"), (context, caller) -> {
                    context.json(Json.body(context, Thing.class));
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoBringsNoTokenIsAskedToSignIn() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/things"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void figuresCanBeReadWhenPagesAndTheApiHaveBothBeenAskedFor() throws Exception {
        send(request("/"));
        send(request("/api/v1/public/hello"));

        await().untilAsserted(() -> assertThat(meters.scrape())
                .containsPattern("atrium_http_requests_seconds_bucket\\{[^}]*route=\"web\"")
                .containsPattern("atrium_http_requests_seconds_bucket\\{[^}]*route=\"/api/v1/public/hello\""));
    }

    @Test
    void whoLacksThePermissionIsRefused() throws Exception {
        HttpResponse<String> answer = send(as("demo|a|other:read", request("/api/v1/things")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"permission-denied\"").contains("things:read");
    }

    @Test
    void anotherTenantsPathIsForeign() throws Exception {
        assertThat(send(as("demo|a|things:read", request("/api/v1/t/demo/x"))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> crossing = send(as("demo|a|things:read", request("/api/v1/t/demo2/x")));
        assertThat(crossing.statusCode()).isEqualTo(403);
        assertThat(crossing.body()).contains("tenant-foreign");
    }

    @Test
    void whatNobodyExpectedTellsNothingButAReference() throws Exception {
        HttpResponse<String> answer = send(as("demo|a|things:read", request("/api/v1/broken")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("reference").doesNotContain("secret-in-message");
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/nope"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"http-404\"");
    }

    @Test
    void browsersAreToldToBeCareful() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/public/hello"));

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("connect-src 'self' http://id.example:8180;")
                .contains("script-src 'self';")
                .doesNotContain("/some/path");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void aBodyIsReadStrictly() throws Exception {
        assertThat(post("{\"name\":\"a\",\"size\":1}").body()).isEqualTo("{\"name\":\"a\",\"size\":1}");
        assertThat(post("{\"name\":\"a\",\"size\":1,\"color\":2}").body()).contains("unknown-field", "color");
        assertThat(post("{\"name\":\"a\"}").statusCode()).isEqualTo(422);
        assertThat(post("{\"name\":").statusCode()).isEqualTo(400);
        assertThat(post("null").statusCode()).isEqualTo(400);
    }

    @Test
    void aBombDoesNotExplode() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }

        HttpResponse<String> answer = send(as("demo|a|things:write", request("/api/v1/things"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aRouteWithoutADeclaredPermissionDoesNotStart() {
        Javalin undeclared =
                Javalin.create(config -> config.routes.get("/api/v1/forgotten", context -> context.json("oops")));

        assertThatThrownBy(() -> HttpServer.refuseUndeclared(undeclared))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /api/v1/forgotten");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(as("demo|a|things:write", request("/api/v1/things"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpRequest.Builder as(String caller, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + caller);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
