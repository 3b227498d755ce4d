package io.atrium.installer.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.home.Home;
import io.atrium.installer.importer.FakeApi.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs from the command line to a real HTTP server. */
class ImportMessagesTest {

    private static final String HEADER = "ts_unix,sender,recipient,msg_id\n";

    @TempDir
    private Path folder = Path.of("");

    private FakeApi api = newApi();
    private final StringWriter out = new StringWriter();

    private static FakeApi newApi() {
        try {
            return new FakeApi();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        write("secret", FakeApi.SECRET + "\n");
        write("directory.csv", "user,department\na,1\nb,1\n");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sendsEveryRowOnceAndTheDirectoryBefore() throws IOException {
        // Given
        messages(25);
        // When
        int code = run("--directory", file("directory.csv"), "--batch", "10");
        // Then
        assertThat(out.toString()).contains("25 rows, 25 accepted, 0 rejected");
        assertThat(code).isZero();
        assertThat(api.batches).containsExactlyInAnyOrder(10, 10, 5);
        assertThat(api.directories).hasSize(1).first().asString().contains("effectiveFrom=2024-01-01", "a,1");
        JsonNode event = api.events.get("m7");
        assertThat(event).isNotNull();
        assertThat(event.path("source").asText()).isEqualTo("urn:atrium:import:messages");
        assertThat(event.path("time").asText()).isEqualTo("2024-01-01T00:00:07Z");
        assertThat(event.at("/data/recipients/0").asText()).isEqualTo("b");
    }

    @Test
    void goesOnThroughBusyServersCutConnectionsAndExpiredTokens() throws IOException {
        // Given
        messages(40);
        api.troubles.addAll(List.of(
                new Trouble.Status(429, "0"),
                new Trouble.Status(503, "0"),
                new Trouble.Cut(),
                new Trouble.Status(500, ""),
                new Trouble.Expired()));
        // When
        int code = run("--batch", "10");
        // Then
        assertThat(out.toString()).contains("40 accepted, 0 rejected");
        assertThat(code).isZero();
        assertThat(api.events).hasSize(40);
        assertThat(api.troubles).isEmpty();
        assertThat(api.tokens.get()).isEqualTo(2);
    }

    @Test
    void rowsOfPeopleWhoHaveOptedOutAreDone() throws IOException {
        // Given
        messages(20);
        write(
                "messages.csv",
                Files.readString(folder.resolve("messages.csv")).replace(",a,b,m15\n", ",opted-out,b,m15\n"));
        // When
        int code = run("--batch", "10");
        // Then
        assertThat(out.toString()).contains("20 rows, 20 accepted, 0 rejected");
        assertThat(code).isZero();
        assertThat(api.events).hasSize(19).doesNotContainKey("m15");
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        // Given a run that loses the server after two batches, the second with a rejected row
        messages(50);
        write(
                "messages.csv",
                Files.readString(folder.resolve("messages.csv")).replace(",a,b,m15\n", ",stranger,b,m15\n"));
        api.troubles.addAll(List.of(new Trouble.None(), new Trouble.None()));
        api.troubles.addAll(Collections.nCopies(60, new Trouble.Status(503, "")));
        assertThat(run("--batch", "10", "--in-flight", "1", "--give-up-after", "PT0.5S"))
                .isEqualTo(6);
        assertThat(api.events).hasSize(19);
        // What a run wrote that died between the rejected rows and the ledger.
        Files.writeString(rejected(), "99,half a li", StandardOpenOption.APPEND);
        api.troubles.clear();
        api.events.clear();
        // When
        int code = run("--batch", "10");
        // Then
        assertThat(out.toString())
                .contains("Going on after 20", "50 rows, 49 accepted, 1 rejected; 30 of them in this run");
        assertThat(code).isEqualTo(3);
        assertThat(api.events).hasSize(30).doesNotContainKey("m19").containsKey("m20");
        assertThat(Files.readString(rejected())).doesNotContain("half a li").contains("17,actor,unknown-member");
    }

    @Test
    void stopsWhenTheServerStaysAwayAndFinishesLater() throws IOException {
        // Given
        messages(30);
        for (int i = 0; i < 40; i++) {
            api.troubles.add(new Trouble.Status(503, ""));
        }
        int first = run("--batch", "10", "--give-up-after", "PT0.5S");
        assertThat(first).isEqualTo(6);
        api.troubles.clear();
        // When
        int code = run("--batch", "10");
        // Then
        assertThat(out.toString()).contains("given up", "come back later", "30 accepted");
        assertThat(code).isZero();
        assertThat(api.events).hasSize(30);
    }

    @Test
    void saysThatAllWasSentAndSendsAgainOnlyWhenAsked() throws IOException {
        // Given
        messages(10);
        assertThat(run()).isZero();
        // When
        int second = run();
        int third = run("--restart");
        // Then
        assertThat(second).isZero();
        assertThat(third).isZero();
        assertThat(out.toString()).contains("All 10 rows were sent already");
        assertThat(api.batches).containsExactly(10, 10);
        assertThat(api.events).hasSize(10);
    }

    @Test
    void refusesAnotherSourceForTheSameMessages() throws IOException {
        // Given
        messages(10);
        assertThat(run()).isZero();
        // When
        int code = run("--name", "other");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("would count a second time");
        assertThat(api.batches).hasSize(1);
    }

    @Test
    void writesRejectedRowsWithTheirReasonAndColumns() throws IOException {
        // Given
        write("messages.csv", HEADER + "1,a,b,x1\n2,stranger,b,x2\nnoon,a,b,x3\n4,b,a,x4\n");
        // When
        int code = run();
        // Then
        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("4 rows, 2 accepted, 2 rejected");
        assertThat(Files.readAllLines(rejected()))
                .containsExactly(
                        "line,field,code,message,ts_unix,sender,recipient,msg_id",
                        "3,actor,unknown-member,nobody,2,stranger,b,x2",
                        "4,ts_unix,bad-format,'noon' is not a whole number of seconds since 1970 (UTC),noon,a,b,x3");
    }

    @Test
    void sendsNothingInADryRun() throws IOException {
        // Given
        messages(10);
        // When
        int code = run("--dry-run", "--directory", file("directory.csv"));
        // Then
        assertThat(code).isZero();
        assertThat(api.batches).isEmpty();
        assertThat(api.directories).hasSize(1).first().asString().contains("dryRun=true");
        assertThat(out.toString()).contains("10 messages would be sent");
    }

    @Test
    void printsTheServersErrorsWithTheirLines() throws IOException {
        // Given
        messages(10);
        api.directoryProblem = """
                {"detail": "1 problems in 2 lines. Nothing was changed.",
                 "errors": [{"line": 3, "field": "manager", "code": "unknown-manager", "message": "nobody is z"}]}""";
        // When
        int code = run("--directory", file("directory.csv"));
        // Then
        assertThat(code).isEqualTo(4);
        assertThat(out.toString()).contains("directory.csv line 3, manager: nobody is z [unknown-manager]");
        assertThat(api.batches).isEmpty();
    }

    @Test
    void tellsAWrongSecretFromAnUnknownTenant() throws IOException {
        // Given
        messages(1);
        write("secret", "wrong-and-private");
        // When
        int wrongSecret = run();
        int unknownTenant = command("messages", "--tenant", "nobody", "--messages", file("messages.csv"));
        // Then
        assertThat(wrongSecret).isEqualTo(5);
        assertThat(unknownTenant).isEqualTo(2);
        assertThat(out.toString())
                .contains("Invalid client", "has no tenant \"nobody\"")
                .doesNotContain("wrong-and-private");
    }

    @Test
    void refusesASecondRunAtTheSameTime() throws Exception {
        // Given
        messages(1);
        Workplace workplace =
                Workplace.of(new Home(folder.resolve("home")), "demo2", folder.resolve("messages.csv"), null, "");
        try (FileChannel held = workplace.lock()) {
            assertThat(held.isOpen()).isTrue();
            // When
            int code = run();
            // Then
            assertThat(code).isEqualTo(2);
            assertThat(out.toString()).contains("another process");
        }
        assertThat(api.batches).isEmpty();
    }

    private void messages(int count) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            text.append(1704067200 + i).append(",a,b,m").append(i).append('\n');
        }
        write("messages.csv", text.toString());
    }

    private int run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("messages", "--tenant", "demo2", "--messages", file("messages.csv")));
        arguments.addAll(List.of(more));
        return command(arguments.toArray(String[]::new));
    }

    private int command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", api.url(), "--home", file("home"), "--secret-file", file("secret")));
        PrintWriter writer = new PrintWriter(out);
        return new CommandLine(new ImportCommands())
                .setOut(writer)
                .setErr(writer)
                .execute(all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Path rejected() throws IOException {
        return only("-rejected.csv");
    }

    private Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home/import"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
