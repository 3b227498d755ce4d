package io.atrium.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Permissions;
import io.atrium.server.security.RequestOrigin;
import io.atrium.server.testing.TestStack;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import io.atrium.warehouse.migrate.Engines;
import io.atrium.warehouse.migrate.MigrationFiles;
import io.atrium.warehouse.migrate.Migrator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two tenants whose members have the same numbers: ada is 1 and bob is 2 in north, carl is 1 in south. The authorization header of these
 * tests is {@code <tenant> <user> <e-mail> <verified>}; tokens have tests of their own. North's account in the warehouse is the first slot;
 * {@code crossed} is a tenant that was given north's account by mistake, and {@code away} one whose warehouse does not answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {

    private static final Map<String, Integer> SLOTS = Map.of("north", 1, "south", 2, "crossed", 1);

    private final HttpClient client = HttpClient.newHttpClient();
    private TestStack stack;
    private HttpServer http;

    private record Everybody(Set<String> granted) implements Permissions {
        @Override
        public boolean permits(String permission) {
            return true;
        }
    }

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.CLICKHOUSE));
        new Migrator(
                        address(),
                        account("atrium_admin", "clickhouse-admin"),
                        new Engines.SingleNode(),
                        MigrationFiles.bundled(),
                        Clock.systemUTC())
                .migrate("test", Duration.ofSeconds(10));
        ReaderSlots slots = new ReaderSlots(
                writer(account("atrium_platform", "clickhouse-platform")),
                AccessRules.bundled().readers(),
                Clock.systemUTC());
        slots.assign(1, "north");
        slots.assign(2, "south");
        Directory directory = new Directory(stack.database());
        load(directory, "north", "user,department,name\nada,research,Ada\nbob,research,Bob\n");
        load(directory, "south", "user,department,name\ncarl,sales,Carl\n");
        load(directory, "crossed", "user,department,name\nada,research,Ada\n");
        load(directory, "away", "user,department,name\nada,research,Ada\n");
        insert("usage_event (tenant_id, event_id, event_date, event_type, member_no, page)", """
                ('north', 'u1', '2026-01-05', 'app.page.viewed', 1, 'home'), ('north', 'u2', '2026-01-06', 'app.page.viewed', 1, 'x'),
                ('north', 'u3', '2026-01-06', 'app.page.viewed', 2, 'secret-of-bob'),
                ('south', 'u4', '2026-01-06', 'app.page.viewed', 1, 'secret-of-carl')""");
        insert(
                "collaboration_event (tenant_id, event_id, event_date, event_type, member_no, department_no, recipient_member_no,"
                        + " recipient_kind, recipient_department_no, recipient_department_path)",
                """
                ('north', 'c1', '2026-01-07', 'im.message.sent', 1, 2, [2], ['human'], [2], [[1, 2]]),
                ('north', 'id-of-bobs-message', '2026-01-08', 'im.message.sent', 2, 2, [1, 3], ['human', 'human'], [2, 2], [[1], [1]]),
                ('north', 'c3', '2026-01-08', 'im.message.sent', 2, 2, [3], ['human'], [2], [[1, 2]]),
                ('south', 'c4', '2026-01-08', 'im.message.sent', 2, 2, [1], ['human'], [2], [[1, 2]])""");
        http = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                PrivacyIT::caller,
                new SimpleMeterRegistry(),
                List.of(new PrivacyModule(
                                stack.database(),
                                new PrivacyModule.Members(
                                        directory.optOuts(), tenant -> ZoneOffset.UTC, Clock.systemUTC()),
                                this::reader,
                                tenant -> 400,
                                10,
                                new Audit(stack.database()))
                        .routes()));
    }

    @AfterAll
    void stop() throws Exception {
        http.close();
        stack.close();
    }

    @Test
    void theNoticeNamesEveryFamilyAndFieldOfTheContract() throws Exception {
        JsonNode notice = json("north ada - no", "/me/privacy");

        assertThat(notice.at("/member/no").asInt()).isEqualTo(1);
        assertThat(notice.path("smallestGroup").asInt()).isEqualTo(10);
        assertThat(notice.path("auditDays").asInt()).isEqualTo(400);
        assertThat(notice.path("families"))
                .extracting(family -> family.path("id").asText())
                .containsExactly("usage", "collaboration", "business");
        assertThat(notice.at("/families/1/fields"))
                .anySatisfy(field -> assertThat(field.path("name").asText()).isEqualTo("recipients"));
        assertThat(notice.at("/families/0/types")).isNotEmpty();
    }

    @Test
    void countsAreTheCallersOwn() throws Exception {
        JsonNode counts = json("north ada - no", "/me/privacy/counts").path("counts");

        assertThat(counts)
                .extracting(count -> count.path("part").asText() + " "
                        + count.path("events").asInt() + " "
                        + count.path("firstDay").asText() + " "
                        + count.path("lastDay").asText())
                .containsExactlyInAnyOrder(
                        "usage 2 2026-01-05 2026-01-06",
                        "collaboration 1 2026-01-07 2026-01-07",
                        "received 1 2026-01-08 2026-01-08");
    }

    @Test
    void theFileHasEverythingOfTheMemberAndNothingOfOthers() throws Exception {
        HttpResponse<byte[]> answer = get("north ada - no", "/me/privacy/data");
        Map<String, String> files = files(answer.body());

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"north-my-data.zip\"");
        assertThat(files)
                .containsOnlyKeys(
                        "README.txt",
                        "account.json",
                        "directory.json",
                        "counts.json",
                        "events-usage.jsonl",
                        "events-collaboration.jsonl",
                        "events-business.jsonl",
                        "events-received.jsonl");
        JsonNode own = Json.mapper().readTree(files.get("directory.json"));
        assertThat(own.at("/member/name").asText()).isEqualTo("Ada");
        assertThat(own.at("/history/0/department").asText()).isEqualTo("research");
        assertThat(own.path("optOuts").isArray()).isTrue();
        assertThat(lines(files, "events-usage.jsonl"))
                .extracting(row -> row.path("event_id").asText())
                .containsExactly("u1", "u2");
        JsonNode sent = lines(files, "events-collaboration.jsonl").get(0);
        assertThat(sent.path("event_date").asText()).isEqualTo("2026-01-07");
        assertThat(sent.path("recipient_member_no")).hasToString("[2]");
        assertThat(sent.path("recipient_department_path")).hasToString("[[1,2]]");
        assertThat(sent.path("member_no").asInt()).isEqualTo(1);
        assertThat(sent.path("kafka_offset").asText()).as("64 bits as a text").isEqualTo("0");
        assertThat(lines(files, "events-received.jsonl")).singleElement().satisfies(row -> {
            assertThat(row.path("event_type").asText()).isEqualTo("im.message.sent");
            assertThat(row.has("member_no") || row.has("recipient_member_no") || row.has("event_id"))
                    .isFalse();
        });
        assertThat(files.get("events-business.jsonl")).isEmpty();
        assertThat(String.join("", files.values()))
                .doesNotContain("secret-of-bob")
                .doesNotContain("secret-of-carl")
                .doesNotContain("id-of-bobs-message");
        assertThat(recorded("north", "1")).isPositive();
    }

    @Test
    void nobodyGetsAnotherPersonsData() throws Exception {
        for (String who : List.of("north admin - no", "north eve ada no", "south ada - no")) {
            assertThat(get(who, "/me/privacy/data").statusCode()).as(who).isEqualTo(404);
            assertThat(get(who, "/me/privacy/counts?member=1&user=ada").statusCode())
                    .as(who)
                    .isEqualTo(404);
            assertThat(json(who, "/me/privacy?member=1").has("member")).as(who).isFalse();
        }
        assertThat(json("north eve ada yes", "/me/privacy").at("/member/user").asText())
                .as("a verified address ties as well")
                .isEqualTo("ada");
        Map<String, String> bobs =
                files(get("north bob - no", "/me/privacy/data?member=1").body());
        assertThat(lines(bobs, "events-usage.jsonl"))
                .extracting(row -> row.path("event_id").asText())
                .containsExactly("u3");
    }

    @Test
    void theWarehouseItselfShowsNoOtherTenant() throws Exception {
        assertThat(json("crossed ada - no", "/me/privacy/counts").path("counts"))
                .as("north's account does not show rows under another tenant's name")
                .isEmpty();
    }

    @Test
    void aWarehouseThatIsAwayIsSaidSoAndNothingIsRecorded() throws Exception {
        HttpResponse<byte[]> answer = get("away ada - no", "/me/privacy/data");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("warehouse-unavailable");
        assertThat(get("away ada - no", "/me/privacy").statusCode()).isEqualTo(200);
        assertThat(recorded("away", "1")).isZero();
    }

    private long recorded(String tenant, String member) {
        return stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery(
                                        "select count(*) from audit_record where action = 'privacy.downloaded' and object_id = :member")
                                .bind("member", member)
                                .mapTo(Long.class)
                                .one());
    }

    private static List<JsonNode> lines(Map<String, String> files, String name) {
        return files.getOrDefault(name, "")
                .lines()
                .map(line -> {
                    try {
                        return Json.mapper().readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    private static Map<String, String> files(byte[] zipped) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            throw new AccessFailure.NoToken().exception();
        }
        String[] words = authorization.split(" ", -1);
        return new Caller(
                words[0],
                "subject-" + words[1],
                Caller.Kind.USER,
                "web",
                words[1],
                words[1],
                words[2].equals("-") ? null : words[2],
                words[3].equals("yes"),
                null,
                Set.of("admin"),
                new Everybody(Set.of("*")),
                RequestOrigin.NONE);
    }

    private JsonNode json(String who, String path) throws Exception {
        HttpResponse<byte[]> answer = get(who, path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private HttpResponse<byte[]> get(String who, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/api/v1" + path))
                        .header("Authorization", who)
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void load(Directory directory, String tenant, String csv) {
        directory.apply(
                tenant,
                csv.getBytes(StandardCharsets.UTF_8),
                new ImportOptions(LocalDate.of(2023, 1, 1), ImportOptions.LaterHistory.REFUSE));
    }

    private void insert(String columns, String rows) throws Exception {
        try (Connection connection =
                        writer(account("atrium_ingest", "clickhouse-ingest")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + columns + " VALUES " + rows);
        }
    }

    private DataSource reader(String tenant) {
        Integer slot = SLOTS.get(tenant);
        WarehouseAddress address = slot == null ? nowhere() : address();
        String name = "0" + (slot == null ? 3 : slot);
        return WarehouseDataSource.reader(
                address, account("reader_" + name, "clickhouse-reader-" + name), Duration.ofSeconds(10));
    }

    private static WarehouseAddress nowhere() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new WarehouseAddress(URI.create("http://127.0.0.1:" + socket.getLocalPort()), "atrium");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private WarehouseAddress address() {
        return new WarehouseAddress(
                URI.create("http://127.0.0.1:" + stack.components().port(Component.CLICKHOUSE)), "atrium");
    }

    private WarehouseAccount account(String user, String secret) {
        return new WarehouseAccount(user, stack.components().secret(secret));
    }

    private DataSource writer(WarehouseAccount account) {
        return WarehouseDataSource.writer(address(), account, Duration.ofSeconds(30));
    }
}
