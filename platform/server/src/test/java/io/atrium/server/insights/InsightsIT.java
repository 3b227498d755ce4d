package io.atrium.server.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.DepartmentLine;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.directory.MemberQuery;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Permissions;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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

/**
 * Two tenants with the same numbers for departments and people: north has 12 people in a, 4 in b and 20 in c; south has 15 in a; a third, small, has 5. The
 * authorization header of these tests is {@code <tenant> <permission>}; tokens have tests of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightsIT {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 10);
    private static final LocalDate LATER = DAY.plusDays(30);
    private static final Map<String, Integer> SLOTS = Map.of("north", 1, "south", 2, "small", 3, "crossed", 1);

    private final HttpClient client = HttpClient.newHttpClient();
    private TestStack stack;
    private HttpServer http;
    private Readers readers;
    private DirectoryPublisher publisher;
    private Directory directory;
    private Map<String, Integer> north;
    private LocalDate today = LATER;
    private Insights shared;

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
        slots.assign(3, "small");
        directory = new Directory(stack.database());
        load(directory, "north", Map.of("a", 12, "b", 4, "c", 20));
        load(directory, "south", Map.of("a", 15));
        load(directory, "small", Map.of("a", 5));
        publisher = new DirectoryPublisher(
                new DirectoryFeedStore(stack.database()),
                new DirectoryHistory(platform),
                () -> List.of("north", "south", "small"));
        publisher.publish();
        north = directory.departments("north", DAY).stream()
                .collect(Collectors.toMap(DepartmentLine::code, DepartmentLine::no, (one, other) -> one));
        messages("north", north.getOrDefault("c", 0), 5);
        earlier("north", north.getOrDefault("c", 0));
        messages("south", 2, 3);
        messages("small", 2, 2);
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
                tenant -> slot(tenant),
                MetricCatalogue.bundled());
        Insights insights = new Insights(
                readers,
                MetricCatalogue.bundled(),
                new DepartmentNameStore(stack.database())::names,
                tenant -> today,
                (tenant, from, to) -> Map.of(DAY, "Foundation day", LocalDate.of(2024, 1, 7), ""),
                10);
        http = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                InsightsIT::caller,
                new SimpleMeterRegistry(),
                List.of(new InsightsRoutes(insights)));
        shared = insights;
    }

    @Test
    void sharesTheFiguresOfTheWholeOrganizationAsItsOwnReaderAnswersThem() throws Exception {
        // When
        JsonNode mine = ok("north insights:read", "/overview");
        JsonNode figures = Json.mapper()
                .readTree(Json.mapper().writeValueAsString(shared.shared("north", Set.of("com.messages", "org.mau"))));
        // Then
        assertThat(figures.path("N")).isEqualTo(mine.path("N"));
        assertThat(figures.path("from")).isEqualTo(mine.at("/days/from"));
        assertThat(figures.path("to")).isEqualTo(mine.at("/days/to"));
        assertThat(figures.path("metrics")).hasSize(2);
        for (String metric : List.of("com.messages", "org.mau")) {
            for (String field : List.of("value", "n", "N", "version", "from", "to")) {
                assertThat(metric(figures, metric).path(field))
                        .as(metric + "." + field)
                        .isEqualTo(metric(mine, metric).path(field));
            }
        }
        assertThat(metric(figures, "com.messages").path("value").asInt()).isEqualTo(6);
        // and not how many events there were, nor anything of departments or days
        assertThat(fields(figures.path("completeness"))).isSubsetOf("counted", "freshness");
        assertThat(fields(figures)).containsExactlyInAnyOrder("from", "to", "N", "metrics", "completeness");
    }

    @Test
    void sharesNothingOfAnOrganizationThatIsTooSmall() {
        // When
        JsonNode figures = Json.mapper().valueToTree(shared.shared("small", Set.of("com.messages", "org.mau")));
        // Then
        assertThat(figures.path("N").isNull()).isTrue();
        assertThat(metric(figures, "com.messages").path("value").isNull()).isTrue();
        assertThat(metric(figures, "com.messages").has("n")).isFalse();
        assertThat(metric(figures, "org.mau").path("hidden").asText()).isEqualTo("below-k");
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> fields = new HashSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void answersTheTenantsFigures() throws Exception {
        // When
        JsonNode overview = ok("north insights:read", "/overview?from=2024-01-01&to=2024-01-10");
        JsonNode daily = ok("north insights:read", "/daily?from=2024-01-09&to=2024-01-10");
        // Then
        assertThat(overview.path("N").asInt()).isEqualTo(36);
        assertThat(metric(overview, "com.messages").path("value").asInt()).isEqualTo(6);
        JsonNode rate = metric(overview, "com.sender_rate");
        assertThat(rate.path("value").asDouble()).isEqualTo(5.0 / 36.0);
        assertThat(rate.path("numerator").asInt()).isEqualTo(5);
        assertThat(rate.path("denominator").asInt()).isEqualTo(36);
        assertThat(metric(overview, "org.mau").path("n").asInt()).isEqualTo(5);
        assertThat(metric(overview, "org.mau").path("from").asText()).isEqualTo("2023-12-14");
        assertThat(overview.path("completeness").path("counted").asInt()).isEqualTo(6);
        assertThat(overview.path("completeness").path("lastDay").asText()).isEqualTo("2024-01-10");
        assertThat(daily.path("days")).hasSize(2);
        assertThat(daily.path("days").path(0).path("messages").asInt(-1)).isZero();
        assertThat(daily.path("days").path(1).path("dau").asInt()).isEqualTo(5);
    }

    @Test
    void whoHasOptedOutIsInNoNumberFromTheNextDayUntilTheyAreBack() throws Exception {
        // Given one of the twenty in c opts out on the first of June, and comes back on the tenth
        int person = directory
                .members("north", new MemberQuery(DAY, north.getOrDefault("c", 0), null, 1, 0))
                .members()
                .get(0)
                .no();
        Instant out = Instant.parse("2024-06-01T09:00:00Z");
        directory.optOuts().begin("north", person, out, LocalDate.of(2024, 6, 1), handle -> {});
        directory.optOuts().end("north", person, out.plus(Duration.ofDays(9)), LocalDate.of(2024, 6, 10), handle -> {});
        publisher.publish();
        today = LocalDate.of(2024, 7, 1);
        try {
            // When, then
            assertThat(enabled("2024-06-01", "2024-06-01")).isEqualTo("36 20");
            assertThat(enabled("2024-06-02", "2024-06-09")).isEqualTo("35 19");
            assertThat(enabled("2024-06-10", "2024-06-10")).isEqualTo("36 20");
            assertThat(enabled("2024-05-30", "2024-06-09"))
                    .as("of days before it speaks as well")
                    .isEqualTo("36 20");
        } finally {
            today = LATER;
        }
    }

    private String enabled(String from, String to) throws Exception {
        String period = "?from=" + from + "&to=" + to;
        JsonNode departments =
                ok("north insights:read", "/departments" + period).path("departments");
        for (JsonNode department : departments) {
            if (department.path("no").asInt() == north.getOrDefault("c", 0)) {
                return ok("north insights:read", "/overview" + period).path("N").asText() + " "
                        + department.path("N").asText();
            }
        }
        throw new AssertionError(departments.toString());
    }

    @Test
    void comparesWithTheSameWeekdaysBeforeWhenTheyAreThere() throws Exception {
        // When
        JsonNode overview = ok("north insights:read", "/overview?from=2024-01-13&to=2024-01-15");
        JsonNode earliest = ok("north insights:read", "/overview?from=2024-01-10&to=2024-01-11");
        // Then
        assertThat(overview.path("previous").path("from").asText()).isEqualTo("2024-01-06");
        assertThat(overview.path("previous").path("to").asText()).isEqualTo("2024-01-08");
        assertThat(overview.has("partialDay")).isFalse();
        // and the 7th, the first day with an event, is among them, but not the 6th
        assertThat(metric(overview, "com.messages").path("notCompared").asText())
                .isEqualTo("no-data");
        assertThat(metric(earliest, "com.messages").has("previous")).isFalse();
        JsonNode messages = metric(ok("north insights:read", "/overview?from=2024-01-14&to=2024-01-15"), "com.messages")
                .path("previous");
        assertThat(messages.path("value").asInt()).isEqualTo(1);
        assertThat(messages.path("N").asInt()).isEqualTo(36);
    }

    @Test
    void doesNotCompareADayOffWithAWorkingDay() throws Exception {
        // Given a Sunday, the 14th, that is worked, after one that was not
        String period = "/overview?from=2024-01-08&to=2024-01-14";
        // When
        JsonNode overview = ok("north insights:read", period);
        JsonNode sundays = ok("north insights:read", "/overview?from=2024-01-14&to=2024-01-14");
        // Then
        assertThat(metric(sundays, "org.dau").path("notCompared").asText()).isEqualTo("day-off");
        assertThat(metric(sundays, "org.dau").has("previous")).isFalse();
        assertThat(metric(sundays, "com.messages").path("notCompared").asText()).isEqualTo("day-off");
        // and longer periods say how many working days they have
        assertThat(overview.path("days").path("workingDays").asInt()).isEqualTo(6);
        assertThat(overview.path("previous").path("workingDays").asInt()).isEqualTo(6);
    }

    @Test
    void leavesTheDayThatIsNotOverOutOfFigures() throws Exception {
        // Given the 10th, with five of six messages, is not over
        today = DAY;
        try {
            // When
            JsonNode overview = ok("north insights:read", "/overview?from=2024-01-04&to=2024-01-10");
            JsonNode departments = ok("north insights:read", "/departments?from=2024-01-04&to=2024-01-10");
            // Then six days stand beside the same six weekdays before
            assertThat(overview.path("to").asText()).isEqualTo("2024-01-10");
            assertThat(overview.path("partialDay").asText()).isEqualTo("2024-01-10");
            assertThat(overview.path("days").path("to").asText()).isEqualTo("2024-01-09");
            assertThat(overview.path("previous").path("from").asText()).isEqualTo("2023-12-28");
            assertThat(overview.path("previous").path("to").asText()).isEqualTo("2024-01-02");
            assertThat(metric(overview, "com.messages").path("value").asInt()).isEqualTo(1);
            assertThat(metric(overview, "org.dau").path("to").asText()).isEqualTo("2024-01-09");
            assertThat(metric(overview, "org.mau").path("to").asText()).isEqualTo("2024-01-09");
            assertThat(departments.path("days")).isEqualTo(overview.path("days"));
            assertThat(departments.path("departments").path(0).path("messages").asInt())
                    .isEqualTo(1);
        } finally {
            today = LATER;
        }
    }

    @Test
    void comparesNothingWithAPeriodOfTodayAlone() throws Exception {
        // Given
        today = DAY;
        try {
            // When
            JsonNode overview = ok("north insights:read", "/overview?from=2024-01-10&to=2024-01-10");
            JsonNode departments = ok("north insights:read", "/departments?from=2024-01-10&to=2024-01-10");
            // Then
            assertThat(overview.has("previous")).isFalse();
            assertThat(metric(overview, "com.messages").path("value").asInt()).isEqualTo(5);
            assertThat(overview.path("metrics")).allSatisfy(metric -> {
                assertThat(metric.has("previous")).isFalse();
                assertThat(metric.path("notCompared").asText()).isEqualTo("partial-day");
            });
            assertThat(departments.path("departments"))
                    .allSatisfy(row -> assertThat(row.has("previous")).isFalse());
        } finally {
            today = LATER;
        }
    }

    @Test
    void marksDaysOffAndTheDayThatIsNotOver() throws Exception {
        // Given
        today = DAY;
        // When
        JsonNode daily;
        try {
            daily = ok("north insights:read", "/daily?from=2024-01-07&to=2024-01-10");
        } finally {
            today = LATER;
        }
        // Then
        JsonNode days = daily.path("days");
        assertThat(days.path(0).path("dayOff").isObject()).isTrue();
        assertThat(days.path(0).path("dayOff").has("name")).isFalse();
        assertThat(days.path(1).has("dayOff")).isFalse();
        assertThat(days.path(3).path("dayOff").path("name").asText()).isEqualTo("Foundation day");
        assertThat(daily.path("partialDay").asText()).isEqualTo("2024-01-10");
        // and an average is taken over days that are over
        assertThat(daily.path("weekdays"))
                .extracting(day -> day.path("weekday").asText())
                .containsExactly("MONDAY", "TUESDAY", "SUNDAY");
    }

    @Test
    void averagesEachWeekday() throws Exception {
        // Given the 10th, a Wednesday, is over
        today = DAY.plusDays(1);
        try {
            // When
            JsonNode daily = ok("north insights:read", "/daily?from=2024-01-01&to=2024-01-10");
            // Then the only one between the first and the last event counts
            JsonNode wednesday = daily.path("weekdays").path(2);
            assertThat(wednesday.path("weekday").asText()).isEqualTo("WEDNESDAY");
            assertThat(wednesday.path("days").asInt()).isEqualTo(1);
            assertThat(wednesday.path("messages").asDouble()).isEqualTo(5);
            assertThat(wednesday.path("dau").asDouble()).isEqualTo(5);
            assertThat(daily.has("partialDay")).isFalse();
        } finally {
            today = LATER;
        }
    }

    @Test
    void opensOnTheLast28DaysWithData() throws Exception {
        // When
        JsonNode overview = ok("north insights:read", "/overview");
        // Then
        assertThat(overview.path("from").asText()).isEqualTo("2023-12-14");
        assertThat(overview.path("to").asText()).isEqualTo("2024-01-10");
    }

    @Test
    void hidesSmallDepartmentsAndWhatWouldGiveThemAway() throws Exception {
        // When
        JsonNode departments = ok("north insights:read", "/departments?from=2024-01-01&to=2024-01-10");
        // Then
        Map<String, JsonNode> byName = new HashMap<>();
        departments
                .path("departments")
                .forEach(row -> byName.put(row.path("name").asText(), row));
        for (String hidden : List.of("a", "b")) {
            assertThat(byName).extractingByKey(hidden).satisfies(row -> {
                assertThat(row.path("messages").isNull()).isTrue();
                assertThat(row.path("N").isNull()).isTrue();
                assertThat(row.path("active").isNull()).isTrue();
                assertThat(row.has("previous")).isFalse();
                assertThat(row.has("crossDepartmentShare")).isFalse();
            });
        }
        assertThat(byName)
                .extractingByKey("b")
                .satisfies(row ->
                        assertThat(row.path("hidden").path("reason").asText()).isEqualTo("below-k"));
        assertThat(byName)
                .extractingByKey("a")
                .satisfies(row ->
                        assertThat(row.path("hidden").path("reason").asText()).isEqualTo("complementary"));
        assertThat(byName).extractingByKey("c").satisfies(row -> {
            assertThat(row.path("N").asInt()).isEqualTo(20);
            assertThat(row.path("messages").asInt()).isEqualTo(6);
            assertThat(row.path("active").asInt()).isEqualTo(5);
            assertThat(row.path("crossDepartmentShare").asDouble(-1)).isZero();
            assertThat(row.has("hidden")).isFalse();
        });
    }

    @Test
    void hidesTheSameDepartmentsBehindAFilter() throws Exception {
        // Given a, which is large enough itself but would give b away
        String filter = "?from=2024-01-01&to=2024-01-10&department=" + north.get("a");
        // When
        JsonNode overview = ok("north insights:read", "/overview" + filter);
        JsonNode daily = ok("north insights:read", "/daily" + filter);
        // Then
        assertThat(overview.path("N").isNull()).isTrue();
        assertThat(overview.path("metrics")).hasSize(10).allSatisfy(metric -> {
            assertThat(metric.path("value").isNull()).isTrue();
            assertThat(metric.has("n")).isFalse();
            assertThat(metric.has("numerator")).isFalse();
            assertThat(metric.has("previous")).isFalse();
            assertThat(metric.path("hidden").path("reason").asText()).isEqualTo("complementary");
            assertThat(metric.path("hidden").path("k").asInt()).isEqualTo(10);
        });
        assertThat(daily.path("days"))
                .hasSize(10)
                .allSatisfy(day -> assertThat(day.path("messages").isNull()).isTrue());
        assertThat(daily.path("weekdays")).isEmpty();
    }

    @Test
    void neverCrossesTenants() throws Exception {
        // When
        JsonNode south = ok("south insights:read", "/overview?from=2024-01-01&to=2024-01-10");
        JsonNode crossed = ok("crossed insights:read", "/overview?from=2024-01-01&to=2024-01-10");
        JsonNode tree = ok("south insights:read", "/departments-tree");
        // Then the other tenant's people with the same numbers are not counted
        assertThat(south.path("N").asInt()).isEqualTo(15);
        assertThat(metric(south, "com.messages").path("value").asInt()).isEqualTo(3);
        assertThat(tree).hasSize(2);
        // and a tenant that was given another's account by mistake sees nothing
        assertThat(crossed.path("N").isNull()).isTrue();
        assertThat(crossed.path("completeness").path("counted").asInt()).isZero();
    }

    @Test
    void asksForTheNarrowestPermission() throws Exception {
        // Given
        String narrow = "north insights:read:dept-" + north.get("c");
        // When, then
        assertThat(get(narrow, "/overview?department=" + north.get("c")).statusCode())
                .isEqualTo(200);
        assertThat(get(narrow, "/overview?department=" + north.get("b")).statusCode())
                .isEqualTo(403);
        assertThat(get(narrow, "/overview").statusCode()).isEqualTo(403);
        assertThat(get(narrow, "/daily?department=" + north.get("c")).statusCode())
                .isEqualTo(200);
        assertThat(get(narrow, "/departments").statusCode()).isEqualTo(403);
        assertThat(get("north home:read", "/daily").statusCode()).isEqualTo(403);
    }

    @Test
    void opensTheTreeAsFarAsOneMaySee() throws Exception {
        // When
        JsonNode all = ok("north insights:read", "/departments-tree");
        JsonNode own = ok("north insights:read:dept-" + north.get("c"), "/departments-tree");
        // Then
        assertThat(all).hasSize(4);
        assertThat(own).extracting(node -> node.path("code").asText()).containsExactly("c");
        assertThat(own.path(0).path("memberCount").asInt()).isEqualTo(20);
        assertThat(get("north home:read", "/departments-tree").statusCode()).isEqualTo(403);
    }

    @Test
    void explainsWhatIsWrongWithARequest() throws Exception {
        // When
        HttpResponse<String> backwards = get("north insights:read", "/daily?from=2024-02-01&to=2024-01-01");
        HttpResponse<String> unknown = get("north insights:read", "/overview?department=99");
        HttpResponse<String> noReader = get("nobody insights:read", "/overview");
        // Then
        assertThat(backwards.statusCode()).isEqualTo(422);
        assertThat(backwards.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(backwards).path("errors").path(0).path("field").asText())
                .isEqualTo("from");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(noReader.statusCode()).isEqualTo(503);
        assertThat(json(noReader).path("code").asText()).isEqualTo("warehouse-no-reader");
    }

    @Test
    void carriesTheDirectoryAgainWithoutCountingAnybodyTwice() throws Exception {
        // Given a server that stopped before it moved its cursor
        stack.database().useTenant("south", handle -> handle.execute("update directory_cursor set sequence = 0"));
        // When
        int carried = publisher.publish("south");
        int afterwards = publisher.publish("south");
        // Then
        assertThat(carried).isGreaterThan(15);
        assertThat(afterwards).isZero();
        assertThat(ok("south insights:read", "/overview").path("N").asInt()).isEqualTo(15);
    }

    private static OptionalInt slot(String tenant) {
        Integer slot = SLOTS.get(tenant);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    private static void load(Directory directory, String tenant, Map<String, Integer> sizes) {
        StringBuilder csv = new StringBuilder("user,department\n");
        sizes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(size -> {
            for (int i = 0; i < size.getValue(); i++) {
                csv.append(size.getKey())
                        .append(i)
                        .append(',')
                        .append(size.getKey())
                        .append('\n');
            }
        });
        directory.apply(
                tenant,
                csv.toString().getBytes(StandardCharsets.UTF_8),
                new ImportOptions(LocalDate.of(2023, 1, 1), ImportOptions.LaterHistory.REFUSE));
    }

    /** One message three days before the others. */
    private void earlier(String tenant, int department) throws Exception {
        insert(row(tenant, "earlier", DAY.minusDays(3), department, 0));
    }

    /** Every message has a sender of its own, from number 100 on. */
    private void messages(String tenant, int department, int count) throws Exception {
        insert(IntStream.range(0, count)
                .mapToObj(i -> row(tenant, "e" + i, DAY, department, i))
                .collect(Collectors.joining(", ")));
    }

    private static String row(String tenant, String id, LocalDate day, int department, int i) {
        return "('%s', '%s', '%s', 'im.message.sent', %d, %d, [1, %d], 1, [%d], ['human'], [%d], [[1, %d]])"
                .formatted(tenant, id, day, 100 + i, department, department, 200 + i, department, department);
    }

    private void insert(String rows) throws Exception {
        try (Connection connection =
                        writer(account("atrium_ingest", "clickhouse-ingest")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO collaboration_event (tenant_id, event_id, event_date, event_type, member_no, department_no,"
                            + " department_path, intentional, recipient_member_no, recipient_kind, recipient_department_no,"
                            + " recipient_department_path) VALUES " + rows);
        }
    }

    private static Caller caller(@Nullable String authorization) {
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
        return new Caller(
                words[0], "subject", Caller.Kind.USER, "web", "somebody", "Somebody", null, Set.of(), permissions);
    }

    private JsonNode ok(String authorization, String path) throws Exception {
        HttpResponse<String> response = get(authorization, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> get(String authorization, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/api/v1/insights" + path))
                        .header("Authorization", authorization)
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Json.mapper().readTree(response.body());
    }

    private static JsonNode metric(JsonNode overview, String id) {
        for (JsonNode metric : overview.path("metrics")) {
            if (metric.path("id").asText().equals(id)) {
                return metric;
            }
        }
        throw new AssertionError("no metric " + id + " in " + overview);
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
