package io.atrium.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.installer.component.Component;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.http.HttpServer;
import io.atrium.server.testing.TestCallers;
import io.atrium.server.testing.TestStack;
import io.atrium.server.testing.TopicReader;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventGatewayIT {

    private static final String ALL = "events:write:*";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static TestStack stack;
    private static Directory directory;
    private static EventLog eventLog;
    private static HttpServer server;
    private static TopicReader topics;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        directory = new Directory(stack.database());
        EventLogConfig config = new EventLogConfig(
                Brokers.plain(stack.bootstrapServers()), EventLogConfig.DEFAULT_BYTES_IN_FLIGHT, Duration.ofSeconds(4));
        eventLog = new EventLog(config, meters);
        EventGateway gateway = new EventGateway(
                directory.asOf(),
                any -> ZoneId.of("Asia/Shanghai"),
                eventLog,
                EventLimits.NONE,
                meters,
                Clock.systemUTC());
        server = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1:1")),
                new TestCallers(),
                meters,
                List.of(new EventRoutes(gateway), new CatalogueRoutes(EventCatalogue.standard())));
        topics = new TopicReader(stack.bootstrapServers());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        eventLog.close();
        stack.close();
    }

    @BeforeEach
    void givenAnOrganization() {
        load(tenant, "user,department,parent_department\na,sales,\nb,legal,sales\n", LocalDate.of(2024, 1, 1));
    }

    @Test
    void acceptedMeansInTheTopicStampedAsOfTheEventsTime() throws Exception {
        load(tenant, "user,department\na,legal\n", LocalDate.of(2024, 3, 1));

        JsonNode before =
                post(ALL, batch(message("1", "a", "2024-02-29T15:59:59Z"))).body();
        JsonNode after =
                post(ALL, batch(message("2", "a", "2024-02-29T16:00:00Z"))).body();

        assertThat(before.toString())
                .isEqualTo("{\"accepted\":1,\"rejected\":0,\"withheld\":0,"
                        + "\"results\":[{\"index\":0,\"status\":\"accepted\"}]}");
        assertThat(after.get("accepted").asInt()).isEqualTo(1);
        CollaborationEvent first = find("1");
        CollaborationEvent second = find("2");
        assertThat(first.envelope().day()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(first.envelope().departmentPath().toArray()).containsExactly(1, 2);
        assertThat(first.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.memberNo()).isEqualTo(2);
            assertThat(recipient.departmentPath().toArray()).containsExactly(1, 2, 3);
        });
        assertThat(second.envelope().day()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(second.envelope().departmentPath().toArray()).containsExactly(1, 2, 3);
        assertThat(second.envelope().tenantId()).isEqualTo(tenant);
    }

    @Test
    void answersForEachEventWhatIsWrongWithIt() throws Exception {
        String future = Instant.now().plus(Duration.ofMinutes(6)).toString();
        String almostNow = Instant.now().plus(Duration.ofMinutes(4)).toString();
        String body = batch(
                message("1", "a", "2024-02-01T00:00:00Z"),
                message("2", "nobody", "2024-02-01T00:00:00Z"),
                message("3", "a", future),
                "{\"specversion\":\"1.0\",\"id\":\"4\",\"source\":\"urn:test:mail\",\"type\":\"app.page.viewed\","
                        + "\"time\":\"2024-02-01T00:00:00Z\",\"actor\":\"a\",\"data\":{\"page\":\"home\"}}",
                message("5", "a", "2024-02-01T00:00:00Z").replace("\"actor\"", "\"tenantid\":\"demo2\",\"actor\""),
                message("6", "a", "2023-12-31T15:00:00Z"),
                message("7", "a", almostNow));

        Answer answer = post("events:write:im.message.sent", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asInt()).isEqualTo(2);
        assertThat(IntStream.range(0, 7)
                        .mapToObj(index -> line(answer.body().get("results").get(index))))
                .containsExactly(
                        "0 accepted",
                        "1 rejected actor unknown-member",
                        "2 rejected time too-far-in-future",
                        "3 rejected type not-granted",
                        "4 rejected tenantid unknown-field",
                        "5 rejected actor unknown-member",
                        "6 accepted");
        assertThat(ids()).containsExactlyInAnyOrder("1", "7");
    }

    @Test
    void takesTenThousandEventsCompressedAndAnswersBriefly() throws Exception {
        String body = batch(IntStream.range(0, 10_000)
                .mapToObj(number -> number == 77
                        ? message("77", "nobody", "2024-02-01T00:00:00Z")
                        : message("" + number, "a", "2024-02-01T00:00:00Z"))
                .toArray(String[]::new));

        HttpResponse<String> response = CLIENT.send(
                request(tenant, ALL)
                        .header("Content-Encoding", "gzip")
                        .header("Prefer", "return=minimal")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(body.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("accepted").asInt()).isEqualTo(9_999);
        assertThat(answer.get("results")).hasSize(1);
        assertThat(answer.get("results").get(0).get("index").asInt()).isEqualTo(77);
        assertThat(ids()).hasSize(9_999).doesNotHaveDuplicates();
    }

    @Test
    void refusesMoreEventsOrBytesThanABatchMayHave() throws Exception {
        String tooMany = batch(IntStream.range(0, 10_001)
                .mapToObj(number -> message("" + number, "a", "2024-02-01T00:00:00Z"))
                .toArray(String[]::new));

        assertThat(post(ALL, tooMany)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body().get("code").asText()).isEqualTo("events-too-many-events");
        });
        assertThat(post(ALL, "[" + " ".repeat(8 << 20) + "]").status()).isEqualTo(413);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aSmallBodyThatUnpacksToAHugeOneIsRefused() throws Exception {
        byte[] bomb = gzip(new byte[512 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);

        HttpResponse<String> response = CLIENT.send(
                request(tenant, ALL)
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bomb))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void saysWhatIsWrongWithABodyAsAWhole() throws Exception {
        assertThat(post(ALL, "[]").status()).isEqualTo(400);
        assertThat(post(ALL, "{not json").body().get("code").asText()).isEqualTo("events-malformed-json");
        assertThat(post("home:read", batch(message("1", "a", "2024-02-01T00:00:00Z")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTokenOfAnotherTenantReachesNeitherMembersNorFacts() throws Exception {
        String foreign = "x" + tenant;
        load(foreign, "user,department\nz,sales\n", LocalDate.of(2024, 1, 1));

        Answer answer = post(foreign, ALL, batch(message("1", "a", "2024-02-01T00:00:00Z")));

        assertThat(line(answer.body().get("results").get(0))).isEqualTo("0 rejected actor unknown-member");
        assertThat(ids()).isEmpty();
    }

    @Test
    void withoutKafkaNothingIsAcceptedAndAfterwardsNothingIsLost() throws Exception {
        String body = batch(IntStream.range(0, 500)
                .mapToObj(number -> message("" + number, "a", "2024-02-01T00:00:00Z"))
                .toArray(String[]::new));
        assertThat(post(ALL, batch(message("before", "a", "2024-02-01T00:00:00Z")))
                        .status())
                .isEqualTo(200);

        stack.components().kill(Component.KAFKA);
        Answer refused = post(ALL, body);
        stack.components().restart(Component.KAFKA);
        Answer accepted = post(ALL, body);
        for (int attempt = 0; accepted.status() != 200 && attempt < 10; attempt++) {
            accepted = post(ALL, body);
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.retryAfter()).isPositive();
        assertThat(accepted.body().get("accepted").asInt()).isEqualTo(500);
        assertThat(ids())
                .contains("before")
                .containsAll(IntStream.range(0, 500).mapToObj(String::valueOf).toList());
    }

    @Test
    void tellsWhichTypesThereAre() throws Exception {
        HttpResponse<String> types = get("/api/v1/public/event-types");
        HttpResponse<String> schema = get("/api/v1/public/event-types/schema");
        HttpResponse<String> page = get("/docs/events");

        assertThat(JSON.readTree(types.body()).get("types"))
                .anySatisfy(type -> assertThat(type.get("id").asText()).isEqualTo("im.message.sent"));
        assertThat(JSON.readTree(schema.body()).has("$schema")).isTrue();
        assertThat(page.body()).contains("<h1>", "im.message.sent");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    private record Answer(int status, JsonNode body, int retryAfter) {}

    private Answer post(String permissions, String body) throws Exception {
        return post(tenant, permissions, body);
    }

    private static Answer post(String tenant, String permissions, String body) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request(tenant, permissions)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    private static HttpRequest.Builder request(String tenant, String permissions) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/events"))
                .header("Authorization", "Bearer " + tenant + "|mail|" + permissions)
                .header("Content-Type", "application/cloudevents-batch+json");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void load(String tenant, String csv, LocalDate day) {
        directory.apply(tenant, csv.getBytes(StandardCharsets.UTF_8), new ImportOptions(day, LaterHistory.REFUSE));
    }

    private List<Event> events() {
        return topics.events(EventFamily.COLLABORATION.topic(), tenant);
    }

    private List<String> ids() {
        return events().stream().map(event -> event.envelope().id()).toList();
    }

    private CollaborationEvent find(String id) {
        return (CollaborationEvent) events().stream()
                .filter(event -> event.envelope().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String line(JsonNode result) {
        return result.get("index").asInt() + " " + result.get("status").asText()
                + (result.has("code")
                        ? " " + result.get("field").asText() + " "
                                + result.get("code").asText()
                        : "");
    }

    private static String batch(String... events) {
        return List.of(events).stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String message(String id, String actor, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:test:mail","type":"im.message.sent","time":"%s","actor":"%s",
                 "platform":"desktop","data":{"objectid":"%s","channel":"mail","conversationid":"c","conversationkind":"direct","recipients":["b"]}}
                """.formatted(id, time, actor, id);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
