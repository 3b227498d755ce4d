package io.atrium.installer.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.atrium.installer.api.AnsweringServer;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmokeCheckTest {

    private static final String FIGURES = "GET /api/v1/insights/overview";
    private static final String FACTS = "POST /";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();
    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        server.on(
                "GET /api/v1/public/tenants/demo2",
                "200 {\"oidc\":{\"url\":\"" + server.url() + "\",\"realm\":\"demo2\"}}");
        server.onSignIn("demo2");
        server.on("POST /api/v1/directory/import", "200 {}");
        server.on("POST /api/v1/events", "202 {\"accepted\":1}");
        Path secrets = Files.createDirectories(new Home(folder).secrets());
        for (String name : List.of("tenant-demo2-insights", "tenant-demo2-gateway", "clickhouse-admin")) {
            Files.writeString(secrets.resolve(name), "s3cret");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itsOwnEventIsWaitedForAndThenTheNumberIsRead() throws Exception {
        server.on(FIGURES, counted(7), counted(8));
        server.on(FACTS, "200 0\n", "200 0\n", "200 1\n");

        check(Duration.ofMinutes(1));

        assertThat(told).hasSize(3).last().asString().contains("8 events counted");
        assertThat(asked())
                .hasSize(3)
                .allMatch(request -> request.contains("param_tenant=demo2&param_source=urn:atrium:check&param_event="));
    }

    @Test
    void eventsOfOthersDoNotSatisfyIt() {
        server.on(FIGURES, counted(7), counted(8), counted(9), counted(1000));
        server.on(FACTS, "200 0\n");

        assertThatIOException()
                .isThrownBy(() -> check(Duration.ofMillis(400)))
                .withMessageContaining("was accepted and is not counted");
    }

    @Test
    void aFactThatTheNumberDoesNotHoldIsAFailure() {
        server.on(FIGURES, counted(7));
        server.on(FACTS, "200 1\n");

        assertThatIOException()
                .isThrownBy(() -> check(Duration.ofMillis(400)))
                .withMessageContaining("is in ClickHouse, and the API's number is 7");
    }

    @Test
    void anEventThatCountsTwiceIsAFailure() {
        server.on(FIGURES, counted(7), counted(9));
        server.on(FACTS, "200 2\n");

        assertThatIOException()
                .isThrownBy(() -> check(Duration.ofMinutes(1)))
                .withMessageContaining("is there 2 times");
    }

    private void check(Duration patience) throws Exception {
        Home home = new Home(folder);
        Warehouse warehouse =
                new Warehouse(URI.create(server.url()), home.secrets().resolve("clickhouse-admin"));
        new SmokeCheck(URI.create(server.url()), warehouse, home, Clock.systemUTC()).run(patience, told::add);
    }

    private List<String> asked() {
        return server.requests().stream()
                .filter(request -> request.contains("collaboration_event"))
                .toList();
    }

    private static String counted(long events) {
        return "200 {\"completeness\":{\"counted\":" + events + "}}";
    }
}
