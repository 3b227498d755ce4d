package io.atrium.server.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.simulator.behaviour.Simulation;
import io.atrium.simulator.delivery.Main;
import io.atrium.simulator.organization.Profile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process against the real gateway, killed in the middle, and every event counted once at the end. */
final class DeliveryIT {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int MEMBERS = 60;
    private static final int DAYS = 5;
    private static final LocalDate LAST = LocalDate.of(2026, 10, 16);

    @TempDir
    private static Path home;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(home, EnumSet.of(Component.SERVER, Component.INGEST));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void everyEventIsCountedOnceAlsoAfterAKillAndTheOtherTenantSeesNothing() throws Exception {
        long expected = expected();

        Process first = simulator("--pace", "1500");
        await().atMost(DEADLINE).until(() -> acknowledged() > 1_000);
        first.destroyForcibly().waitFor();
        long whenKilled = acknowledged();
        assertThat(whenKilled).isBetween(1_000L, expected - 1);

        Process second = simulator("--pace", "50000");
        assertThat(second.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();

        assertThat(acknowledged()).isEqualTo(expected);
        await().atMost(DEADLINE).until(() -> counted("demo") >= expected);
        assertThat(counted("demo")).isEqualTo(expected);
        assertThat(identities("demo")).isEqualTo(expected);
        assertThat(number("SELECT sum(dead_lettered) FROM atrium.ingest_outcome"))
                .isZero();
        assertThat(counted("bureau")).isZero();
        assertThat(counted("demo2")).isZero();
        JsonNode progress = new JsonMapper()
                .readTree(home.resolve("progress.json").toFile())
                .path("tenants")
                .path(0);
        assertThat(progress.path("state").asText()).isEqualTo("done");
        assertThat(progress.path("daysDone").asInt()).isEqualTo(DAYS);
    }

    private static long expected() {
        return Simulation.of(Profile.named("demo").withMembers(MEMBERS), 7, LAST.minusDays(DAYS - 1L))
                .days(LAST.minusDays(DAYS - 1L), LAST)
                .count();
    }

    private static long acknowledged() throws IOException {
        Path ledger = home.resolve("ledger/demo.json");
        return Files.exists(ledger)
                ? new JsonMapper().readTree(ledger.toFile()).path("events").asLong()
                : 0;
    }

    private static Process simulator(String... more) throws IOException {
        Path target = Path.of(System.getProperty("atrium.checkout"), "analytics-jobs/simulator/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                target.resolve("atrium-simulator.jar") + ":" + target.resolve("lib") + "/*",
                Main.class.getName(),
                "--tenant",
                "demo",
                "--members",
                Integer.toString(MEMBERS),
                "--days",
                Integer.toString(DAYS),
                "--until",
                LAST.toString(),
                "--batch",
                "250",
                "--gateway",
                "http://127.0.0.1:" + stack.port(Component.SERVER),
                "--secrets",
                stack.home().secrets().toString(),
                "--state",
                home.resolve("ledger").toString(),
                "--progress",
                home.resolve("progress.json").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("simulator.log").toFile()))
                .start();
    }

    private static long counted(String tenant) throws Exception {
        return number("SELECT count() FROM (" + facts("event_id", tenant) + ")");
    }

    private static long identities(String tenant) throws Exception {
        return number("SELECT uniqExact(event_id) FROM (" + facts("event_id", tenant) + ")");
    }

    private static String facts(String column, String tenant) {
        return String.join(
                " UNION ALL ",
                List.of("usage_event", "collaboration_event", "business_event").stream()
                        .map(table ->
                                "SELECT %s FROM atrium.%s WHERE tenant_id = '%s'".formatted(column, table, tenant))
                        .toList());
    }

    private static long number(String sql) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE) + "/"))
                                .header("X-ClickHouse-User", "atrium_admin")
                                .header("X-ClickHouse-Key", stack.secret("clickhouse-admin"))
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Long.parseLong(answer.body().strip());
    }
}
