package io.atrium.installer.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verb from the command line to a real HTTP server. */
class ImportProcessTest {

    private static final String LOG = """
            case_id,event_idx,activity,time,resource,role,amount,deadline
            c1,1,Submitted,2024-01-31T08:30:00+08:00,wei,EMPLOYEE,,
            c1,2,Paid,1706661000500,SYSTEM,,12.50,2024-02-29T00:00:00Z
            c2,10,Submitted,2024-02-01T08:30:00.123+08:00,,EMPLOYEE,,
            """;

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
        write("events.csv", LOG);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyRowIsAChangeOfARecordInACase() {
        // When
        int code = run("--currency", "EUR");
        // Then
        assertThat(out.toString()).contains("3 rows, 3 accepted, 0 rejected");
        assertThat(code).isZero();
        assertThat(api.events.keySet()).containsExactly("c1/000000001", "c1/000000002", "c2/000000010");
        assertThat(event("c1/000000002").toString()).isEqualTo("""
                {"specversion":"1.0","id":"c1/000000002","source":"urn:atrium:import:process-expense",\
                "type":"business.record.changed","time":"2024-01-31T00:30:00.500Z","actor":"SYSTEM",\
                "data":{"processid":"expense","instanceid":"c1","duetime":"2024-02-29T00:00:00Z","amount":"12.5",\
                "currency":"EUR","objecttype":"business-record","objectid":"c1","system":"import","entity":"expense",\
                "activity":"Paid"}}""");
        assertThat(event("c1/000000001").path("time").asText()).isEqualTo("2024-01-31T00:30:00Z");
        assertThat(event("c1/000000001").at("/data/role").asText()).isEqualTo("EMPLOYEE");
        assertThat(event("c2/000000010").path("actor").asText()).isEqualTo("SYSTEM");
    }

    @Test
    void theListOfCasesGivesDeadlinesAmountsAndEnds() throws IOException {
        // Given
        write("cases.csv", """
                case_id,startdate,enddate,deadline,amount,who
                c1,2024-01-30T00:00:00Z,2024-02-10T00:00:00Z,2024-02-09T00:00:00Z,0.00005,li
                c2,,,2024-03-01T00:00:00Z,2.00004,
                c3,,2024-02-11T00:00:00Z,,,
                """);
        // When
        int code = run(
                "--currency",
                "EUR",
                "--cases",
                file("cases.csv"),
                "--case-column",
                "start=startdate",
                "--case-column",
                "end=enddate",
                "--case-column",
                "resource=who");
        // Then
        assertThat(out.toString())
                .contains(
                        "Events events.csv: 3 rows",
                        "Cases cases.csv: 3 rows",
                        "2 amounts have more than four decimals: rounded, half up",
                        "3 rows, 2 accepted, 0 rejected");
        assertThat(code).isZero();
        assertThat(data("c1/000000001", "amount")).isEqualTo("0.0001");
        assertThat(data("c1/000000001", "duetime")).isEqualTo("2024-02-09T00:00:00Z");
        assertThat(data("c1/000000002", "amount")).isEqualTo("12.5");
        assertThat(data("c2/000000010", "amount")).isEqualTo("2");
        assertThat(event("c1/closed").toString()).isEqualTo("""
                {"specversion":"1.0","id":"c1/closed","source":"urn:atrium:import:process-expense",\
                "type":"approval.instance.completed","time":"2024-02-10T00:00:00Z","actor":"li",\
                "data":{"processid":"expense","instanceid":"c1","duetime":"2024-02-09T00:00:00Z","amount":"0.0001",\
                "currency":"EUR","result":"approved","createdtime":"2024-01-30T00:00:00Z"}}""");
        assertThat(data("c3/closed", "createdtime")).isEqualTo("2024-02-11T00:00:00Z");
        assertThat(api.events).hasSize(5);
    }

    @Test
    void casesThatAreAllOpenAreLookedUpAndTheirFaultsAreNamed() throws IOException {
        // Given
        write("cases.csv", "case_id,amount\nc1,1.00006\nc2,2\n");
        // When
        int code = run("--currency", "EUR", "--cases", file("cases.csv"));
        write("cases.csv", "case_id,amount\nc1,1\nc2,much\n");
        int faulty = run("--currency", "EUR", "--cases", file("cases.csv"), "--restart");
        // Then
        assertThat(code).isZero();
        assertThat(faulty).isEqualTo(3);
        assertThat(out.toString())
                .contains(
                        "1 amounts have more than four decimals",
                        "Cases cases.csv: 2 rows.",
                        "2 rows, 0 accepted, 1 rejected");
        assertThat(rejected()).anyMatch(line -> line.startsWith("3,amount,bad-format,"));
    }

    @Test
    void anActivityCanEndACase() {
        // When
        int code = run("--currency", "EUR", "--closing", "Paid");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("3 rows, 4 accepted");
        assertThat(event("c1/000000002/closed").path("time").asText()).isEqualTo("2024-01-31T00:30:00.500Z");
        assertThat(data("c1/000000002/closed", "createdtime")).isEqualTo("2024-01-31T00:30:00Z");
        assertThat(data("c1/000000002/closed", "result")).isEqualTo("approved");
    }

    @Test
    void everybodyInTheLogCanBeMadeAMember() {
        // When
        int code = run("--currency", "EUR", "--members-in", "clerks", "--service", "robot");
        // Then
        assertThat(code).isZero();
        assertThat(api.directories).hasSize(1).first().asString().isEqualTo("""
                dryRun=false&effectiveFrom=2024-01-31
                user,name,department,kind
                SYSTEM,SYSTEM,clerks,service
                wei,wei,clerks,human
                """);
    }

    @Test
    void columnsMayBeCalledOtherwiseAndBeLeftOut() throws IOException {
        // Given
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("events.csv")))) {
            gzip.write("nr,was,wann,amount\nx,A,2024-01-31 08:30:00+01:00,1\nx,B,1706661000500,2\ny,A,1706661000501,3\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        // When
        int code =
                run("--column", "case=nr", "--column", "activity=was", "--column", "time=wann", "--column", "amount=");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Columns without a meaning here: amount.", "numbered in the order");
        assertThat(api.events.keySet()).containsExactly("x/000000001", "x/000000002", "y/000000001");
        assertThat(event("x/000000001").path("time").asText()).isEqualTo("2024-01-31T07:30:00Z");
        assertThat(event("x/000000001").path("data").has("amount")).isFalse();
    }

    @Test
    void numbersOfRowsGoOnWhereARunStopped() throws IOException {
        // Given
        StringBuilder text = new StringBuilder("case_id,activity,time\n");
        for (int i = 0; i < 50; i++) {
            text.append("c")
                    .append(i % 3)
                    .append(",A,")
                    .append(1_706_661_000_000L + i)
                    .append('\n');
        }
        write("events.csv", text.toString());
        api.troubles.addAll(List.of(new FakeApi.Trouble.None(), new FakeApi.Trouble.None()));
        api.troubles.addAll(Collections.nCopies(60, new FakeApi.Trouble.Status(503, "")));
        assertThat(run("--batch", "10", "--in-flight", "1", "--give-up-after", "PT0.5S"))
                .isEqualTo(6);
        api.troubles.clear();
        // When
        int code = run("--batch", "10");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Going on after 20", "50 rows, 50 accepted");
        assertThat(api.events).hasSize(50).containsKeys("c0/000000017", "c1/000000017", "c2/000000016");
    }

    @Test
    void rowsThatCannotBeSentAreNamedWithTheirFileLineAndReason() throws IOException {
        // Given
        write("events.csv", """
                case_id,event_idx,activity,time,resource,amount
                c1,1,Submitted,yesterday,wei,
                c1,two,Submitted,1706661000500,wei,
                c1,3,,1706661000500,wei,
                c1,4,Paid,1706661000500,wei,1e9
                c1,5,Paid,1706661000500,stranger,
                c1,6,Paid,1706661000500
                c1,7,Paid,1706661000500,wei,-3
                """);
        write("cases.csv", "case_id,end,result\nc1,1706661000500,\nc1,,\nc2,soon,\nc3,1706661000500,lost\n");
        // When
        int dry = run("--currency", "EUR", "--cases", file("cases.csv"), "--dry-run");
        int code = run("--currency", "EUR", "--cases", file("cases.csv"));
        // Then
        assertThat(dry).isEqualTo(3);
        assertThat(code).isEqualTo(3);
        assertThat(out.toString())
                .contains(
                        "events.csv line 2: 'yesterday' is neither a time",
                        "cases.csv line 3: line 2 is about the same case [twice]",
                        "7 rows, 1 accepted, 6 rejected",
                        "4 rows, 1 accepted, 3 rejected");
        assertThat(rejected())
                .anyMatch(line -> line.startsWith("2,time,bad-format,"))
                .anyMatch(line -> line.startsWith("3,event_idx,bad-format,"))
                .anyMatch(line -> line.startsWith("4,activity,empty,"))
                .anyMatch(line -> line.startsWith("5,amount,bad-format,"))
                .anyMatch(line -> line.startsWith("6,actor,unknown-member,"))
                .anyMatch(line -> line.startsWith("7,,width,"))
                .anyMatch(line -> line.startsWith("4,end,bad-format,"))
                .anyMatch(line -> line.startsWith("5,result,bad-format,"));
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsSent() throws IOException {
        assertThat(run()).isEqualTo(2); // amounts of no currency
        assertThat(run("--currency", "euro")).isEqualTo(2);
        assertThat(run("--currency", "EUR", "--column", "colour=red")).isEqualTo(2);
        assertThat(run("--currency", "EUR", "--column", "role=rank")).isEqualTo(4);
        assertThat(run("--currency", "EUR", "--members-in", "x", "--directory", file("secret")))
                .isEqualTo(2);
        assertThat(run("--currency", "EUR", "--cases", file("nowhere.csv"))).isEqualTo(4);
        write("events.csv", "case_id,activity\nc,a\n");
        assertThat(run()).isEqualTo(4);
        assertThat(out.toString())
                .contains("no column is called \"time\" for the field time", "there is no field \"colour\"");
        assertThat(api.batches).isEmpty();
    }

    @Test
    void importingTwiceSendsNothingNewAndAnotherProcessIsAnotherImport() {
        // When
        run("--currency", "EUR");
        int again = run("--currency", "EUR");
        int other = command(
                "process",
                "--tenant",
                "demo2",
                "--process",
                "travel",
                "--events",
                file("events.csv"),
                "--currency",
                "EUR");
        // Then
        assertThat(again).isZero();
        assertThat(other).isZero();
        assertThat(out.toString()).contains("All 3 rows were sent already");
        assertThat(api.batches).containsExactly(3, 3);
    }

    private JsonNode event(String id) {
        return Objects.requireNonNull(api.events.get(id), id);
    }

    private String data(String id, String field) {
        return event(id).path("data").path(field).asText();
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("process", "--tenant", "demo2", "--process", "expense", "--events", file("events.csv")));
        arguments.addAll(List.of(more));
        return command(arguments.toArray(String[]::new));
    }

    private int command(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
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

    private List<String> rejected() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("home/import"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-rejected.csv"))
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
