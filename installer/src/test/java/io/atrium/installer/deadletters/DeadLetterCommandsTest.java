package io.atrium.installer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.api.AnsweringServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DeadLetterCommandsTest {

    private static final String RUN =
            "{\"id\":4,\"state\":\"%s\",\"matched\":3,\"replayed\":%d,\"refused\":%d,\"remaining\":%d}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        Files.writeString(folder.resolve("secret"), "s3cret");
        server.on(
                "GET /api/v1/public/tenants/demo",
                "200 {\"id\":\"demo\",\"oidc\":{\"url\":\"" + server.url() + "\",\"realm\":\"demo\"}}");
        server.onSignIn("demo");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsAsATable() {
        server.on(
                "GET /api/v1/dead-letters",
                "200 {\"letters\":[{\"id\":7,\"state\":\"open\",\"reason\":\"identity-conflict\","
                        + "\"type\":\"im.message.sent\",\"eventId\":\"m-1\",\"source\":\"urn:x\",\"arrival\":\"2024-01-01T00:00:00Z\"}],\"next\":7}");

        assertThat(run("list", "--state", "open,discarded", "--search", "a b")).isZero();

        assertThat(out.toString()).contains("identity-conflict  im.message.sent  m-1", "More: --after 7");
        assertThat(server.requests()).contains("GET /api/v1/dead-letters?limit=50&state=open&state=discarded&q=a+b ");
    }

    @Test
    void tryingARuleIsTheDefaultAndSendsNothing() throws IOException {
        server.on(
                "POST /api/v1/dead-letters/dry-run",
                "200 {\"matched\":3,\"checked\":3,\"valid\":2,\"refused\":1,"
                        + "\"problems\":[{\"code\":\"unknown-member\",\"field\":\"actor\",\"message\":\"import\",\"letters\":1}],"
                        + "\"sample\":[{\"id\":1,\"valid\":true,\"before\":{\"id\":\"a\"},\"after\":{\"id\":\"a-2\"},\"changes\":[\"/id\"]}]}");

        int code = run("mend", "--rule", rule());

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("3 letters match", "unknown-member", "/id: \"a\" -> \"a-2\"");
        assertThat(server.requests()).noneMatch(request -> request.contains("/runs"));
        assertThat(server.requests())
                .contains(
                        "POST /api/v1/dead-letters/dry-run?sample=3 "
                                + "{\"match\":{\"reasons\":[\"identity-conflict\"]},\"operations\":[{\"op\":\"suffix-id\",\"suffix\":\"-2\"}]}");
    }

    @Test
    void followsARunToItsEnd() throws IOException {
        server.on("POST /api/v1/dead-letters/runs", "202 " + RUN.formatted("running", 0, 0, 3));
        server.on(
                "GET /api/v1/dead-letters/runs/4",
                "200 " + RUN.formatted("running", 1, 0, 2),
                "200 " + RUN.formatted("finished", 3, 0, 0));

        assertThat(run("mend", "--rule", rule(), "--apply")).isZero();

        assertThat(out.toString())
                .contains("Run 4 running: 3 letters, 1 replayed", "Run 4 finished: 3 letters, 3 replayed");
    }

    @Test
    void sendsAsItIs() {
        server.on("POST /api/v1/dead-letters/runs", "202 " + RUN.formatted("finished", 2, 1, 0));

        assertThat(run("replay", "--reason", "unknown-type", "--from", "2024-01-01T08:00:00+08:00"))
                .isEqualTo(3);

        assertThat(server.requests())
                .contains("POST /api/v1/dead-letters/runs {\"match\":{\"reasons\":[\"unknown-type\"],"
                        + "\"from\":\"2024-01-01T00:00:00Z\"},\"operations\":[{\"op\":\"as-is\"}]}");
    }

    @Test
    void theExitCodeSaysWhatWentWrong() throws IOException {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("discard", "--id", "1")).isEqualTo(2);
        assertThat(run("mend", "--rule", folder.resolve("none.yaml").toString()))
                .isEqualTo(4);
        server.on("GET /api/v1/dead-letters/9", "404 {\"detail\":\"There is no dead letter 9.\"}");
        assertThat(run("show", "9")).isEqualTo(7);
        server.on("GET /api/v1/dead-letters/runs", "403 {\"detail\":\"no\"}");
        assertThat(run("runs")).isEqualTo(5);
        server.on(
                "POST /api/v1/dead-letters/dry-run",
                "422 {\"detail\":\"one field\",\"errors\":[{\"field\":\"operations.0\",\"message\":\"the tenant\"}]}");
        assertThat(run("mend", "--rule", rule())).isEqualTo(4);
        assertThat(err.toString()).contains("operations.0: the tenant");
        server.close();
        assertThat(run("runs")).isEqualTo(6);
    }

    @Test
    void signsInAgainWhenTheTokenHasEnded() {
        server.on(
                "GET /api/v1/dead-letters/runs/4",
                "200 " + RUN.formatted("running", 1, 0, 2),
                "401 {}",
                "200 " + RUN.formatted("finished", 3, 0, 0));

        assertThat(run("runs", "4", "--follow", "--output", "json")).isZero();

        assertThat(server.requests().stream().filter(request -> request.startsWith("POST /realms/")))
                .hasSize(2);
        assertThat(out.toString()).contains("\"replayed\" : 3");
    }

    private String rule() throws IOException {
        return Files.writeString(folder.resolve("rule.yaml"), """
                match:
                  reasons: [identity-conflict]
                operations:
                  - {op: suffix-id, suffix: "-2"}
                """).toString();
    }

    private int run(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--tenant",
                "demo",
                "--server",
                server.url(),
                "--secret-file",
                folder.resolve("secret").toString()));
        return new CommandLine(new DeadLetterCommands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
