package io.atrium.server.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.DepartmentLine;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.goals.GoalsModule;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.server.peers.PeersModule;
import io.atrium.server.peers.SignedPack;
import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Identity;
import io.atrium.server.security.Operator;
import io.atrium.server.security.Permissions;
import io.atrium.server.security.RequestOrigin;
import io.atrium.server.testing.TestStack;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import io.atrium.warehouse.directory.DirectoryHistory;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.migrate.Engines;
import io.atrium.warehouse.migrate.MigrationFiles;
import io.atrium.warehouse.migrate.Migrator;
import io.atrium.warehouse.query.TenantSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two tenants with the same numbers. In north, 60 people are in big, 15 in edge, 24 in mid and 4 in small; on the 10th, 30 of big and all of
 * mid and edge send a message each. South has 12 people, of whom 3 send. The authorization header is {@code <tenant> <permission>}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 10);
    private static final Map<String, Integer> SLOTS = Map.of("north", 1, "south", 2, "crossed", 1);
    private static final String PERIOD = "\"from\": \"2024-01-01\", \"to\": \"2024-01-10\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private TestStack stack;
    private HttpServer http;
    private Readers readers;
    private Map<String, Integer> north;

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
        DataSource platform = writer(account("atrium_platform", "clickhouse-platform"));
        ReaderSlots slots = new ReaderSlots(platform, AccessRules.bundled().readers(), Clock.systemUTC());
        slots.assign(1, "north");
        slots.assign(2, "south");
        Directory directory = new Directory(stack.database());
        load(directory, "north", Map.of("big", 60, "edge", 15, "mid", 24, "small", 4));
        load(directory, "south", Map.of("big", 12));
        new DirectoryPublisher(
                        new DirectoryFeedStore(stack.database()),
                        new DirectoryHistory(platform),
                        () -> List.of("north", "south"))
                .publish();
        north = directory.departments("north", DAY).stream()
                .collect(Collectors.toMap(DepartmentLine::code, DepartmentLine::no, (one, other) -> one));
        messages("north", no("big"), 1, 30);
        messages("north", no("edge"), 61, 15);
        messages("north", no("mid"), 76, 24);
        messages("south", 2, 1, 3);
        serve();
    }

    @AfterAll
    void stop() throws Exception {
        http.close();
        readers.close();
        stack.close();
    }

    private void serve() {
        readers = new Readers(
                new ServerConfig.Clickhouse(
                        address().url(),
                        "atrium",
                        new Credentials("atrium_platform", stack.components().secretFile("clickhouse-platform")),
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(slot -> new Credentials(
                                        "reader_0" + slot, stack.components().secretFile("clickhouse-reader-0" + slot)))
                                .toList()),
                MetricsIT::slot,
                MetricCatalogue.bundled());
        Audit audit = new Audit(stack.database());
        PeersModule peers = new PeersModule(stack.database(), audit, Clock.systemUTC());
        GoalsModule goals = new GoalsModule(stack.database(), audit, Clock.systemUTC());
        IndexTargets targets = new IndexTargets(peers::compared, goals::inForce);
        MetricInsights insights =
                new MetricInsights(readers, MetricCatalogue.bundled(), facts(), targets, new Turns(3, 15_000), 10);
        http = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                MetricsIT::caller,
                new SimpleMeterRegistry(),
                List.of(new MetricRoutes(insights, audit), peers.routes(), goals.routes()));
    }

    private MetricInsights.TenantFacts facts() {
        return new MetricInsights.TenantFacts() {
            @Override
            public LocalDate today(String tenantId) {
                return DAY.plusDays(1);
            }

            @Override
            public TenantSettings settings(String tenantId, int k) {
                return new TenantSettings(
                        ZoneId.of("UTC"),
                        (from, to) -> from.datesUntil(to.plusDays(1)).toList(),
                        k);
            }

            @Override
            public Map<Long, Name> names(String tenantId) {
                return new DepartmentNameStore(stack.database()).names(tenantId);
            }
        };
    }

    @Test
    void answersWithValueAndWhatItIsMadeOf() throws Exception {
        // When
        JsonNode answer =
                ok("north insights:read", "{\"metrics\": [\"com.sender_rate\", \"com.messages\"], " + PERIOD + "}");
        // Then
        JsonNode rate = answer.path("cells").path(0);
        assertThat(rate.path("value").asDouble()).isEqualTo(69.0 / 103.0);
        assertThat(rate.path("numerator").asInt()).isEqualTo(69);
        assertThat(rate.path("denominator").asInt()).isEqualTo(103);
        assertThat(rate.path("n").asInt()).isEqualTo(69);
        assertThat(rate.path("N").asInt()).isEqualTo(103);
        assertThat(rate.path("version").asInt()).isPositive();
        assertThat(rate.path("from").asText()).isEqualTo("2024-01-01");
        assertThat(rate.has("department")).isFalse();
        assertThat(answer.path("cells").path(1).path("value").asInt()).isEqualTo(69);
        assertThat(answer.path("completeness").path("counted").asInt()).isEqualTo(69);
        assertThat(answer.has("partialDay")).isFalse();
    }

    @Test
    void endsWithTheLastDayThatIsOverAndMarksOneThatIsNot() throws Exception {
        // When
        JsonNode usual = ok("north insights:read", "{\"metrics\": [\"com.messages\"]}");
        JsonNode today = ok("north insights:read", "{\"metrics\": [\"com.messages\"], \"to\": \"2024-01-11\"}");
        // Then
        assertThat(usual.path("to").asText()).isEqualTo("2024-01-10");
        assertThat(usual.path("from").asText()).isEqualTo("2023-12-14");
        assertThat(today.path("partialDay").asText()).isEqualTo("2024-01-11");
    }

    @Test
    void dividesByDepartmentAndHidesWhatWouldGiveSomebodyAway() throws Exception {
        // When
        JsonNode answer = ok(
                "north insights:read", "{\"metrics\": [\"com.sender_rate\"], \"by\": \"department\", " + PERIOD + "}");
        // Then
        assertThat(answer.path("departments"))
                .extracting(part -> part.path("code").asText())
                .containsExactlyInAnyOrder("big", "edge", "mid", "small");
        assertThat(cell(answer, no("big")).path("value").asDouble()).isEqualTo(0.5);
        assertThat(cell(answer, no("small")).path("hidden").path("reason").asText())
                .isEqualTo("below-k");
        assertThat(cell(answer, no("edge")).path("hidden").path("reason").asText())
                .isEqualTo("complementary");
        assertThat(cell(answer, no("edge")).path("value").isNull()).isTrue();
        assertThat(cell(answer, no("edge")).has("N")).isFalse();
        // and all of 24 people are not shown to be all of them
        JsonNode mid = cell(answer, no("mid"));
        assertThat(mid.path("value").asDouble()).isEqualTo(0.9);
        assertThat(mid.path("clipped").asText()).isEqualTo("at-least");
        assertThat(mid.path("N").asInt()).isEqualTo(24);
        assertThat(List.of(mid.has("n"), mid.has("numerator"), mid.has("denominator")))
                .containsOnly(false);
        // and a filter shows no more than the list
        JsonNode filtered = ok(
                "north insights:read",
                "{\"metrics\": [\"com.sender_rate\"], \"department\": " + no("edge") + ", " + PERIOD + "}");
        assertThat(filtered.path("cells").path(0)).isEqualTo(cell(answer, no("edge")));
    }

    @Test
    void cutsThePeriodIntoPieces() throws Exception {
        // When
        JsonNode answer = ok(
                "north insights:read",
                "{\"metrics\": [\"com.messages\", \"org.mau\"], \"grain\": \"week\", " + PERIOD + "}");
        // Then
        assertThat(answer.path("cells"))
                .extracting(cell -> cell.path("metric").asText() + " "
                        + cell.path("from").asText() + " " + cell.path("to").asText() + " "
                        + cell.path("value").asInt())
                .containsExactly(
                        "com.messages 2024-01-01 2024-01-07 0",
                        "com.messages 2024-01-08 2024-01-10 69",
                        "org.mau 2023-12-11 2024-01-07 0",
                        "org.mau 2023-12-14 2024-01-10 69");
    }

    @Test
    void answersTheWholeCatalogue() throws Exception {
        // Given
        JsonNode catalogue = Json.mapper()
                .readTree(get("north insights:read:dept-2", "/metrics").body());
        // When
        JsonNode whole = ok("north insights:read", "{\"metrics\": [\"*\"], " + PERIOD + "}");
        JsonNode department =
                ok("north insights:read", "{\"metrics\": [\"*\"], \"department\": " + no("big") + ", " + PERIOD + "}");
        JsonNode again = ok(
                "north insights:read",
                "{\"metrics\": [\"communication\", \"com.messages\"], \"window\": \"7d\", " + PERIOD + "}");
        // Then
        assertThat(catalogue.path("k").asInt()).isEqualTo(10);
        assertThat(catalogue.path("dimensions")).hasSize(5);
        List<String> ids = catalogue.path("metrics").findValuesAsText("id");
        assertThat(whole.path("cells").findValuesAsText("metric")).isEqualTo(ids);
        assertThat(department.path("cells").findValuesAsText("metric")).isEqualTo(ids);
        assertThat(catalogue.path("metrics")).allSatisfy(metric -> {
            assertThat(metric.path("name").path("zh").asText()).isNotBlank();
            assertThat(metric.path("definition").path("en").asText()).isNotBlank();
            assertThat(metric.path("formula").asText()).isNotBlank();
            assertThat(metric.path("direction").asText()).isIn("higher", "lower", "unrated");
        });
        Map<String, Boolean> tenantOnly = new HashMap<>();
        catalogue
                .path("metrics")
                .forEach(metric -> tenantOnly.put(
                        metric.path("id").asText(), metric.path("tenantOnly").asBoolean()));
        assertThat(department.path("cells"))
                .allSatisfy(cell -> assertThat(
                                cell.path("unavailable").path("reason").asText().equals("tenant-only"))
                        .isEqualTo(tenantOnly.get(cell.path("metric").asText())));
        assertThat(again.path("cells").findValuesAsText("metric"))
                .doesNotHaveDuplicates()
                .contains("com.messages");
        assertThat(again.path("cells"))
                .allSatisfy(cell -> assertThat(cell.path("from").asText()).isEqualTo("2024-01-04"));
    }

    @Test
    void addsUpTheIndexOfWhatHasATarget() throws Exception {
        // When
        JsonNode index = Json.mapper()
                .readTree(get("north insights:read", "/index?to=2024-01-10").body());
        // Then
        assertThat(index.path("from").asText()).isEqualTo("2023-12-14");
        assertThat(index.path("most").asInt()).isEqualTo(1000);
        assertThat(index.path("halves"))
                .extracting(half -> half.path("most").asInt())
                .containsExactly(600, 400);
        // and two shown departments are too few to be a target
        JsonNode senders = index.path("dimensions").path(1).path("indicators").findParents("metric").stream()
                .filter(indicator -> indicator.path("metric").asText().equals("com.sender_rate"))
                .findFirst()
                .orElseThrow();
        assertThat(senders.path("value").asDouble()).isEqualTo(69.0 / 103.0);
        assertThat(senders.path("leftOut").asText()).isEqualTo("no-target");
        assertThat(senders.has("points")).isFalse();
        assertThat(get("north insights:read:dept-2", "/index").statusCode()).isEqualTo(403);
    }

    @Test
    void comparesWithPeersElseWithGoalsAndSaysWithWhich(@TempDir Path keys) throws Exception {
        new TargetsStory(client, URI.create("http://127.0.0.1:" + http.port() + "/api/v1"), stack.database())
                .tell("south", SignedPack.publisher(keys));
    }

    @Test
    void opensADepartmentToWhoMaySeeItAlone() throws Exception {
        // Given
        String narrow = "north insights:read:dept-" + no("big");
        String metrics = "{\"metrics\": [\"com.messages\"], ";
        // When, then
        assertThat(post(narrow, metrics + "\"department\": " + no("big") + "}").statusCode())
                .isEqualTo(200);
        assertThat(post(narrow, metrics + "\"department\": " + no("mid") + "}").statusCode())
                .isEqualTo(403);
        assertThat(post(narrow, metrics + "\"department\": " + no("big") + ", \"by\": \"department\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(narrow, metrics + "\"by\": \"none\"}").statusCode()).isEqualTo(403);
        assertThat(post("north home:read", metrics + "\"by\": \"none\"}").statusCode())
                .isEqualTo(403);
        assertThat(get("north home:read", "/metrics").statusCode()).isEqualTo(403);
    }

    @Test
    void neverCrossesTenants() throws Exception {
        // When
        String asked = "{\"metrics\": [\"com.messages\", \"org.mau\"], " + PERIOD + "}";
        JsonNode south = ok("south insights:read", asked);
        JsonNode crossed = ok("crossed insights:read", asked);
        // Then the other tenant's people with the same numbers are not counted
        assertThat(south.path("cells").path(0).path("value").asInt()).isEqualTo(3);
        assertThat(south.path("cells").path(0).path("N").asInt()).isEqualTo(12);
        // and a tenant that was given another's account by mistake sees nothing
        assertThat(crossed.path("cells"))
                .allSatisfy(cell ->
                        assertThat(cell.path("hidden").path("reason").asText()).isEqualTo("below-k"));
        assertThat(crossed.path("completeness").path("counted").asInt()).isZero();
        assertThat(post("south insights:read", "{\"metrics\": [\"com.messages\"], \"department\": " + no("mid") + "}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                       | metrics   | missing",
                "{\"metrics\": [\"com.messages\", \"com.nothing\"]}                          | metrics.1 | unknown-metric",
                "{\"metrics\": [\"*\"], \"by\": \"site\"}                                       | by        | bad-value",
                "{\"metrics\": [\"*\"], \"grain\": \"hour\"}                                    | grain     | bad-value",
                "{\"metrics\": [\"*\"], \"window\": \"28\"}                                     | window    | bad-value",
                "{\"metrics\": [\"*\"], \"window\": \"367d\"}                                   | window    | too-long",
                "{\"metrics\": [\"*\"], \"from\": \"2024-02-01\", \"to\": \"2024-01-01\"}         | from      | after-to",
                "{\"metrics\": [\"*\"], \"department\": 0}                                      | department | out-of-range",
                "{\"metrics\": [\"com.messages\"], \"grain\": \"day\", \"from\": \"2022-01-01\", \"to\": \"2024-01-10\"} | grain | too-many-pieces",
                "{\"metrics\": [\"*\"], \"by\": \"department\", \"grain\": \"day\", \"from\": \"2023-01-01\", \"to\": \"2024-01-10\"} | metrics | too-many-cells"
            })
    void saysWhatIsWrongWithAQuestion(String body, String field, String code) throws Exception {
        // When
        HttpResponse<String> refused = post("north insights:read", body);
        // Then
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = Json.mapper().readTree(refused.body()).path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("code").asText()).isEqualTo(code);
    }

    @Test
    void recordsWhatAProgramTakesAlong() throws Exception {
        // When
        ok("north insights:read program", "{\"metrics\": [\"com.messages\"], " + PERIOD + "}");
        // Then
        List<String> recorded = stack.database()
                .inTenant(
                        "north",
                        handle -> handle.createQuery(
                                        "select action || ' ' || actor_name || ' ' || details::text from audit_record where tenant_id = 'north'")
                                .mapTo(String.class)
                                .list());
        assertThat(recorded)
                .singleElement()
                .asString()
                .startsWith("export.downloaded somebody ")
                .contains("2024-01-10");
    }

    @Test
    void saysThatTheWarehouseDoesNotAnswer() throws Exception {
        // Given
        stack.components().kill(Component.CLICKHOUSE);
        try {
            // When
            HttpResponse<String> away = post("north insights:read", "{\"metrics\": [\"com.messages\"]}");
            // Then
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(Json.mapper().readTree(away.body()).path("code").asText())
                    .isEqualTo("warehouse-unavailable");
            assertThat(away.headers().firstValue("retry-after")).isPresent();
        } finally {
            stack.components().restart(Component.CLICKHOUSE);
        }
    }

    private static JsonNode cell(JsonNode answer, int department) {
        for (JsonNode cell : answer.path("cells")) {
            if (cell.path("department").asInt() == department) {
                return cell;
            }
        }
        throw new AssertionError("no cell of department " + department + " in " + answer);
    }

    private int no(String code) {
        return north.getOrDefault(code, 0);
    }

    private static OptionalInt slot(String tenant) {
        Integer slot = SLOTS.get(tenant);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    private static void load(Directory directory, String tenant, Map<String, Integer> sizes) {
        StringBuilder csv = new StringBuilder("user,department\n");
        sizes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(size -> {
            for (int i = 0; i < size.getValue(); i++) {
                csv.append("%s%d,%s%n".formatted(size.getKey(), i, size.getKey()));
            }
        });
        directory.apply(
                tenant,
                csv.toString().getBytes(StandardCharsets.UTF_8),
                new ImportOptions(LocalDate.of(2023, 1, 1), ImportOptions.LaterHistory.REFUSE));
    }

    /** One message of each of some members, in the order of their numbers. */
    private void messages(String tenant, int department, int first, int count) throws Exception {
        String rows = IntStream.range(first, first + count)
                .mapToObj(no ->
                        "('%s', 'e%d', '%s', 'im.message.sent', %d, %d, [1, %d], 1, [1], ['human'], [%d], [[1, %d]])"
                                .formatted(tenant, no, DAY, no, department, department, department, department))
                .collect(Collectors.joining(", "));
        try (Connection connection =
                        writer(account("atrium_ingest", "clickhouse-ingest")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO collaboration_event (tenant_id, event_id, event_date, event_type, member_no, department_no,"
                            + " department_path, intentional, recipient_member_no, recipient_kind, recipient_department_no,"
                            + " recipient_department_path) VALUES " + rows);
        }
    }

    private static Identity caller(@Nullable String authorization) {
        if (authorization == null) {
            throw new AccessFailure.NoToken().exception();
        }
        String[] words = authorization.split(" ", -1);
        String held = words[1];
        Permissions permissions = new Permissions() {
            @Override
            public boolean permits(String permission) {
                return permission.equals(held) || permission.startsWith(held + ":");
            }

            @Override
            public Set<String> granted() {
                return Set.of(held);
            }
        };
        if (words[0].equals(Audit.PLATFORM)) {
            return new Operator(
                    "subject", Caller.Kind.USER, "oakley", "Oakley", null, Set.of(), permissions, RequestOrigin.NONE);
        }
        return new Caller(
                words[0],
                "subject",
                words.length > 2 ? Caller.Kind.SERVICE : Caller.Kind.USER,
                "web",
                "somebody",
                "Somebody",
                null,
                Set.of(),
                permissions);
    }

    private JsonNode ok(String authorization, String body) throws Exception {
        HttpResponse<String> response = post(authorization, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.mapper().readTree(response.body());
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        return send(request(authorization, "/query")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String authorization, String path) throws Exception {
        return send(request(authorization, path));
    }

    private HttpRequest.Builder request(String authorization, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/api/v1/insights" + path))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
