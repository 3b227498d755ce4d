package io.atrium.server.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Actor;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.security.RequestOrigin;
import io.atrium.server.testing.Letters;
import io.atrium.server.testing.TestCallers;
import io.atrium.server.testing.TestStack;
import io.atrium.server.testing.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {

    private static final String ADMIN = "dead-letters:*";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TOPIC = EventFamily.COLLABORATION.topic();
    private static final Set<String> TENANTS = ConcurrentHashMap.newKeySet();

    private static TestStack stack;
    private static Directory directory;
    private static EventLog eventLog;
    private static DeadLettersModule module;
    private static HttpServer server;
    private static Letters letters;
    private static TopicReader topics;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final long place = Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
        directory = new Directory(stack.database());
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        EventLogConfig config = new EventLogConfig(
                Brokers.plain(stack.bootstrapServers()), EventLogConfig.DEFAULT_BYTES_IN_FLIGHT, Duration.ofSeconds(4));
        eventLog = new EventLog(config, meters);
        module = module(meters);
        server = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1:1")),
                new TestCallers(),
                meters,
                List.of(module.routes()));
        letters = new Letters(stack.bootstrapServers());
        topics = new TopicReader(stack.bootstrapServers());
    }

    private static DeadLettersModule module(MeterRegistry meters) {
        return new DeadLettersModule(
                new ServerConfig.Kafka(stack.bootstrapServers(), null),
                stack.database(),
                new DeadLettersModule.Door(
                        directory.asOf(), any -> ZoneId.of("Asia/Shanghai"), eventLog, () -> List.copyOf(TENANTS)),
                meters,
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        module.close();
        letters.close();
        eventLog.close();
        stack.close();
    }

    @BeforeEach
    void givenAnOrganization() {
        load(tenant, "user,department,parent_department\na,sales,\nb,legal,sales\n", LocalDate.of(2024, 1, 1));
        TENANTS.add(tenant);
    }

    @Test
    void showsLettersWithTheirEventsAndCountsThem() throws Exception {
        put("identity-conflict", "m-1", 1);
        put("unknown-type", "m-2", 2);
        letters.put(tenant + "/1", new byte[] {(byte) 0xC3, 1, 9}, "too-short", TOPIC, 0, place + 3);
        awaitLetters(3);

        JsonNode conflicts =
                get("/dead-letters?reason=identity-conflict&state=open&q=M-1").body();
        JsonNode bytes = get("/dead-letters?reason=too-short").body().at("/letters/0");
        JsonNode detail = get("/dead-letters/" + conflicts.at("/letters/0/id")).body();
        JsonNode raw = get("/dead-letters/" + bytes.get("id")).body();
        JsonNode summary = get("/dead-letters/summary").body();

        assertThat(conflicts.get("letters")).hasSize(1);
        assertThat(conflicts.at("/letters/0/type").asText()).isEqualTo("im.message.sent");
        assertThat(detail.at("/event/actor").asText()).isEqualTo("a");
        assertThat(detail.at("/event/data/recipients/0").asText()).isEqualTo("b");
        assertThat(raw.at("/unreadable/code").asText()).isEqualTo("too-short");
        assertThat(raw.at("/hex").asText()).isEqualTo("c3 01 09");
        assertThat(raw.has("event")).isFalse();
        assertThat(summary.at("/states/open").asInt()).isEqualTo(3);
        assertThat(summary.at("/reasons")).hasSize(3);
        assertThat(summary.at("/types/0/open").asInt()).isEqualTo(2);
        assertThat(get("/dead-letters?from=2024-03-02T00:00:00Z").body().get("letters"))
                .isEmpty();
    }

    @Test
    void turnsPages() throws Exception {
        for (int number = 1; number <= 5; number++) {
            put("unknown-type", "m-" + number, number);
        }
        awaitLetters(5);

        JsonNode first = get("/dead-letters?limit=3").body();
        JsonNode second =
                get("/dead-letters?limit=3&after=" + first.get("next")).body();

        assertThat(first.at("/letters/0/eventId").asText()).isEqualTo("m-5");
        assertThat(second.get("letters")).hasSize(2);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void marksWhatIsDifferentInAConflictWithAnotherLetter() throws Exception {
        put("unknown-type", "m-1", 1);
        letters.put(
                tenant + "/2",
                Letters.bytes(Letters.message(tenant, "m-1", 2, 1)),
                "identity-conflict",
                TOPIC,
                0,
                place + 2);
        awaitLetters(2);

        JsonNode detail = get("/dead-letters/" + id("identity-conflict")).body();

        assertThat(detail.at("/related")).hasSize(1);
        assertThat(detail.at("/conflict/letter").asLong()).isEqualTo(id("unknown-type"));
        assertThat(detail.at("/conflict/differences").toString()).isEqualTo("[\"/actor\",\"/data/recipients\"]");
    }

    @Test
    void mendsConflictsByRuleAndSendsThemOnce() throws Exception {
        put("identity-conflict", "m-1", 1);
        put("identity-conflict", "m-2", 2);
        put("unknown-type", "m-3", 3);
        awaitLetters(3);
        String useless = rule("identity-conflict", "{\"op\":\"set\",\"path\":\"/subject\",\"value\":\"x\"}");
        String rule = rule("identity-conflict", "{\"op\":\"suffix-id\",\"suffix\":\"-again\"}");

        JsonNode refused = post("/dead-letters/dry-run", useless).body();
        JsonNode rehearsed = post("/dead-letters/dry-run?sample=1", rule).body();
        Answer begun = post("/dead-letters/runs", rule);
        JsonNode run = awaitRun(begun.body().get("id").asLong());

        assertThat(refused.get("valid").asInt()).isZero();
        assertThat(refused.at("/problems/0/code").asText()).isEqualTo("identity-unchanged");
        assertThat(rehearsed.get("matched").asInt()).isEqualTo(2);
        assertThat(rehearsed.get("valid").asInt()).isEqualTo(2);
        assertThat(rehearsed.get("sample")).hasSize(1);
        assertThat(rehearsed.at("/sample/0/changes").toString()).isEqualTo("[\"/id\"]");
        assertThat(rehearsed.at("/sample/0/after/id").asText()).isEqualTo("m-1-again");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(run.get("replayed").asInt()).isEqualTo(2);
        assertThat(topics.events(TOPIC, tenant))
                .extracting(event -> event.envelope().id())
                .containsExactlyInAnyOrder("m-1-again", "m-2-again");
        assertThat(get("/dead-letters/summary").body().at("/states").toString())
                .isEqualTo("{\"open\":1,\"replaying\":0,\"replayed\":2,\"failed-again\":0,\"discarded\":0}");
        assertThat(get("/dead-letters/" + id("identity-conflict")).body().at("/history"))
                .extracting(line ->
                        line.get("action").asText() + " by " + line.get("by").asText())
                .containsExactly("claimed by ann", "replayed by ann");
        assertThat(post("/dead-letters/runs", rule).status()).isEqualTo(409);
    }

    @Test
    void nothingOfSomebodyWhoHasOptedOutIsSentAndTheLettersDoNotTell() throws Exception {
        put("corrupt", "m-1", 1);
        letters.put(tenant + "/2", Letters.bytes(Letters.message(tenant, "m-2", 2, 1)), "corrupt", TOPIC, 0, place + 2);
        awaitLetters(2);
        directory.optOuts().begin(tenant, 1, Instant.now(), LocalDate.now(ZoneOffset.UTC), handle -> {});
        String rule = rule("corrupt", "{\"op\":\"as-is\"}");

        JsonNode rehearsed = post("/dead-letters/dry-run?sample=2", rule).body();
        JsonNode run =
                awaitRun(post("/dead-letters/runs", rule).body().get("id").asLong());

        assertThat(rehearsed.get("valid").asInt()).isEqualTo(2);
        assertThat(run.get("replayed").asInt()).isEqualTo(2);
        assertThat(topics.events(TOPIC, tenant)).isEmpty();
        assertThat(get("/dead-letters/summary").body().at("/states").toString())
                .isEqualTo("{\"open\":0,\"replaying\":0,\"replayed\":2,\"failed-again\":0,\"discarded\":0}");
        assertThat(get("/dead-letters?state=replayed").body().get("letters"))
                .allSatisfy(letter -> assertThat(get("/dead-letters/" + letter.get("id"))
                                .body()
                                .at("/history/1/detail")
                                .asText())
                        .as("no place, as for every letter")
                        .isEqualTo(TOPIC));
    }

    @Test
    void aRecipientWhoHasOptedOutIsLeftOutOfWhatIsSentAgain() throws Exception {
        load(tenant, "user,department\nc,sales\n", LocalDate.of(2024, 1, 1));
        letters.put(
                tenant + "/1", Letters.bytes(Letters.message(tenant, "m-1", 1, 2, 3)), "corrupt", TOPIC, 0, place + 1);
        awaitLetters(1);
        directory.optOuts().begin(tenant, 2, Instant.now(), LocalDate.now(ZoneOffset.UTC), handle -> {});

        awaitRun(post("/dead-letters/runs", rule("corrupt", "{\"op\":\"as-is\"}"))
                .body()
                .get("id")
                .asLong());

        CollaborationEvent sent =
                (CollaborationEvent) topics.events(TOPIC, tenant).get(0);
        assertThat(sent.recipients()).extracting(Participant::memberNo).containsExactly(3L);
    }

    @Test
    void stampsWhatIsMovedToAnotherTimeAnew() throws Exception {
        load(tenant, "user,department\na,legal\n", LocalDate.of(2024, 2, 10));
        put("corrupt", "m-1", 1);
        awaitLetters(1);

        long run = post("/dead-letters/runs", rule("corrupt", "{\"op\":\"shift-time\",\"by\":\"-P30D\"}"))
                .body()
                .get("id")
                .asLong();
        awaitRun(run);

        Event event = topics.events(TOPIC, tenant).get(0);
        assertThat(event.envelope().day()).isEqualTo(LocalDate.of(2024, 1, 31));
        assertThat(event.envelope().departmentPath().toArray()).containsExactly(1, 2);
    }

    @Test
    void whatTheRuleDoesNotMendIsOpenAgainWithTheReason() throws Exception {
        put("corrupt", "m-1", 1);
        letters.put(tenant + "/1", new byte[] {7}, "corrupt", TOPIC, 0, place + 2);
        awaitLetters(2);

        JsonNode run = awaitRun(post("/dead-letters/runs", rule("corrupt", "{\"op\":\"suffix-id\",\"suffix\":\"x\"}"))
                .body()
                .get("id")
                .asLong());

        assertThat(run.get("matched").asInt()).isEqualTo(2);
        assertThat(run.get("replayed").asInt()).isEqualTo(1);
        assertThat(run.get("refused").asInt()).isEqualTo(1);
        JsonNode open = get("/dead-letters?state=open").body().get("letters");
        assertThat(open).hasSize(1);
        assertThat(get("/dead-letters/" + open.at("/0/id"))
                        .body()
                        .at("/history/1/detail")
                        .asText())
                .contains("too-short");
    }

    @Test
    void aServerThatDiesBetweenSendingAndNotingSendsTheSameAgain() throws Exception {
        TENANTS.remove(tenant);
        put("corrupt", "m-1", 1);
        awaitLetters(1);
        Rule rule = Json.mapper().readValue(rule("corrupt", "{\"op\":\"suffix-id\",\"suffix\":\"x\"}"), Rule.class);
        RunStore dying = new RunStore(stack.database()) {
            @Override
            void note(Handle handle, String tenantId, Run run, Instant now, List<Outcome> outcomes) {
                throw new IllegalStateException("killed");
            }
        };
        Replays killed = replays(dying);
        Run run = killed.begin(tenant, rule, new Who(Actor.system("s"), RequestOrigin.NONE));

        assertThatThrownBy(() -> killed.carryOn(tenant, run)).hasMessageContaining("killed");
        assertThat(get("/dead-letters/runs/" + run.id()).body().get("remaining").asInt())
                .isEqualTo(1);
        try (DeadLettersModule restarted = module(new SimpleMeterRegistry())) {
            TENANTS.add(tenant);
            awaitRun(run.id());
            assertThat(restarted.deadLetters().storedByOrigin()).isNotEmpty();
        }

        List<Event> sent = topics.events(TOPIC, tenant);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        assertThat(get("/dead-letters?state=replayed").body().get("letters")).hasSize(1);
    }

    @Test
    void aRunWaitsForKafkaAndGoesOn() throws Exception {
        put("corrupt", "m-1", 1);
        awaitLetters(1);
        stack.components().kill(Component.KAFKA);

        long run = post("/dead-letters/runs", rule("corrupt", "{\"op\":\"suffix-id\",\"suffix\":\"x\"}"))
                .body()
                .get("id")
                .asLong();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/dead-letters/runs/" + run).body().has("trouble"));
        stack.components().restart(Component.KAFKA);

        assertThat(awaitRun(run).get("replayed").asInt()).isEqualTo(1);
        assertThat(topics.events(TOPIC, tenant))
                .extracting(event -> event.envelope().id())
                .contains("m-1x");
    }

    @Test
    void linksALetterThatComesBack() throws Exception {
        put("corrupt", "m-1", 1);
        awaitLetters(1);
        awaitRun(post("/dead-letters/runs", rule("corrupt", "{\"op\":\"suffix-id\",\"suffix\":\"x\"}"))
                .body()
                .get("id")
                .asLong());
        JsonNode replayed = get("/dead-letters?state=replayed").body().at("/letters/0");
        comeBack(replayed.get("id").asLong());
        awaitLetters(2);

        JsonNode parent = get("/dead-letters?state=failed-again").body().at("/letters/0");
        JsonNode child = get("/dead-letters?state=open").body().at("/letters/0");

        assertThat(parent.get("id")).isEqualTo(replayed.get("id"));
        assertThat(parent.get("replayedAs")).isEqualTo(child.get("id"));
        assertThat(child.get("replayOf")).isEqualTo(parent.get("id"));
        assertThat(get("/dead-letters/summary")
                        .body()
                        .at("/states/failed-again")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void discardsWithAReasonAndKeepsTheLetter() throws Exception {
        put("corrupt", "m-1", 1);
        awaitLetters(1);
        String body = "{\"match\":{\"reasons\":[\"corrupt\"]},\"reason\":\"a test of the sender\"}";

        Answer discarded = post("/dead-letters/discard", body);

        assertThat(discarded.body().get("discarded").asInt()).isEqualTo(1);
        JsonNode detail = get("/dead-letters/" + id("corrupt")).body();
        assertThat(detail.at("/letter/state").asText()).isEqualTo("discarded");
        assertThat(detail.at("/event/id").asText()).isEqualTo("m-1");
        assertThat(detail.at("/history/0/detail").asText()).isEqualTo("a test of the sender");
        assertThat(post("/dead-letters/discard", body).status()).isEqualTo(409);
        assertThat(post("/dead-letters/discard", "{\"match\":{\"reasons\":[\"corrupt\"]},\"reason\":\" \"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsRulesByName() throws Exception {
        String rule = "{\"name\":\"wrong clock\",\"match\":{\"reasons\":[\"corrupt\"]},"
                + "\"operations\":[{\"op\":\"shift-time\",\"by\":\"-PT8H\"}]}";

        assertThat(send(tenant, ADMIN, "PUT", "/dead-letters/rules", rule).status())
                .isEqualTo(200);
        JsonNode kept = get("/dead-letters/rules").body().get("rules");
        int deleted = send(tenant, ADMIN, "DELETE", "/dead-letters/rules/wrong%20clock", "")
                .status();

        assertThat(kept).hasSize(1);
        assertThat(kept.at("/0/rule/operations/0/by").asText()).isEqualTo("PT-8H");
        assertThat(deleted).isEqualTo(204);
        assertThat(get("/dead-letters/rules").body().get("rules")).isEmpty();
    }

    @Test
    void refusesARuleThatWouldChangeTheTenant() throws Exception {
        Answer answer = post(
                "/dead-letters/runs", rule("corrupt", "{\"op\":\"set\",\"path\":\"/tenantid\",\"value\":\"other\"}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("tenant of a letter never changes");
    }

    @Test
    void anotherTenantReachesNothing() throws Exception {
        put("corrupt", "m-1", 1);
        awaitLetters(1);
        long letter = id("corrupt");
        TENANTS.remove(tenant);
        long run = post("/dead-letters/runs", rule("corrupt", "{\"op\":\"suffix-id\",\"suffix\":\"x\"}"))
                .body()
                .get("id")
                .asLong();
        put("corrupt", "m-2", 2);
        awaitLetters(2);
        send(
                tenant,
                ADMIN,
                "PUT",
                "/dead-letters/rules",
                "{\"name\":\"mine\",\"match\":{\"ids\":[1]},\"operations\":[{\"op\":\"as-is\"}]}");
        String foreign = tenant.replace('t', 'x');
        load(foreign, "user,department\na,sales\n", LocalDate.of(2024, 1, 1));
        long open = get("/dead-letters?state=open").body().at("/letters/0/id").asLong();
        String byId = "{\"match\":{\"ids\":[" + letter + "," + open + "]},\"operations\":[{\"op\":\"as-is\"}]}";

        assertThat(send(foreign, ADMIN, "GET", "/dead-letters", "").body().get("letters"))
                .isEmpty();
        assertThat(send(foreign, ADMIN, "GET", "/dead-letters/summary", "")
                        .body()
                        .at("/reasons"))
                .isEmpty();
        assertThat(send(foreign, ADMIN, "GET", "/dead-letters/" + letter, "").status())
                .isEqualTo(404);
        assertThat(send(foreign, ADMIN, "GET", "/dead-letters/runs", "").body().get("runs"))
                .isEmpty();
        assertThat(send(foreign, ADMIN, "GET", "/dead-letters/runs/" + run, "").status())
                .isEqualTo(404);
        assertThat(send(foreign, ADMIN, "GET", "/dead-letters/rules", "").body().get("rules"))
                .isEmpty();
        assertThat(send(foreign, ADMIN, "POST", "/dead-letters/dry-run", byId)
                        .body()
                        .get("matched")
                        .asInt())
                .isZero();
        assertThat(send(foreign, ADMIN, "POST", "/dead-letters/runs", byId).status())
                .isEqualTo(409);
        assertThat(send(
                                foreign,
                                ADMIN,
                                "POST",
                                "/dead-letters/discard",
                                "{\"match\":{\"ids\":[" + open + "]},\"reason\":\"not mine\"}")
                        .status())
                .isEqualTo(409);
        assertThat(send(foreign, ADMIN, "DELETE", "/dead-letters/rules/mine", "")
                        .status())
                .isEqualTo(404);
        assertThat(get("/dead-letters/" + open).body().at("/letter/state").asText())
                .isEqualTo("open");
        assertThat(get("/dead-letters/rules").body().get("rules")).hasSize(1);
        TENANTS.add(tenant);
        awaitRun(run);
    }

    @Test
    void everyRouteAsksForItsPermission() throws Exception {
        String rule = rule("corrupt", "{\"op\":\"as-is\"}");
        for (String path : List.of("", "/summary", "/1", "/runs", "/runs/1", "/rules")) {
            assertThat(send(tenant, "dead-letters:replay", "GET", "/dead-letters" + path, "")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        for (String path : List.of("/dry-run", "/runs", "/discard")) {
            assertThat(send(tenant, "dead-letters:read", "POST", "/dead-letters" + path, rule)
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send(tenant, "dead-letters:read", "PUT", "/dead-letters/rules", rule)
                        .status())
                .isEqualTo(403);
        assertThat(send(tenant, "dead-letters:read", "DELETE", "/dead-letters/rules/x", "")
                        .status())
                .isEqualTo(403);
    }

    private Replays replays(RunStore runs) {
        return new Replays(
                new LetterStore(stack.database()),
                runs,
                new Mender(),
                directory.asOf(),
                any -> ZoneId.of("Asia/Shanghai"),
                eventLog,
                Clock.systemUTC());
    }

    /** The event that was sent in a letter's place becomes a letter, as the job would do it. */
    private void comeBack(long letter) {
        var sent = stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery(
                                        "select sent_topic, sent_partition, sent_offset,"
                                                + " cast(extract(epoch from sent_arrival) * 1000 as bigint) as millis from dead_letter where id = ?")
                                .bind(0, letter)
                                .mapToMap()
                                .one());
        letters.put(
                tenant + "/1",
                Letters.bytes(topics.events(TOPIC, tenant).get(0)),
                Map.of(
                        "reason", "identity-conflict",
                        "detail", "again",
                        "topic", String.valueOf(sent.get("sent_topic")),
                        "partition", String.valueOf(sent.get("sent_partition")),
                        "offset", String.valueOf(sent.get("sent_offset")),
                        "arrival", String.valueOf(sent.get("millis"))));
    }

    private void put(String reason, String id, int offset) {
        byte[] bytes = Letters.bytes(Letters.message(tenant, id, 1, 2));
        letters.put(tenant + "/1", bytes, reason, TOPIC, 0, place + offset);
    }

    private long id(String reason) throws Exception {
        return get("/dead-letters?reason=" + reason).body().at("/letters/0/id").asLong();
    }

    private void awaitLetters(int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/dead-letters").body().get("letters").size() == count);
    }

    private JsonNode awaitRun(long run) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/dead-letters/runs/" + run)
                        .body()
                        .get("state")
                        .asText()
                        .equals("finished"));
        return get("/dead-letters/runs/" + run).body();
    }

    private static String rule(String reason, String operation) {
        return "{\"match\":{\"reasons\":[\"" + reason + "\"]},\"operations\":[" + operation + "]}";
    }

    private record Answer(int status, JsonNode body) {}

    private Answer get(String path) throws Exception {
        return send(tenant, ADMIN, "GET", path, "");
    }

    private Answer post(String path, String body) throws Exception {
        return send(tenant, ADMIN, "POST", path, body);
    }

    private static Answer send(String tenant, String permissions, String method, String path, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + tenant + "|ann|" + permissions)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(), Json.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private static void load(String tenant, String csv, LocalDate day) {
        directory.apply(tenant, csv.getBytes(StandardCharsets.UTF_8), new ImportOptions(day, LaterHistory.REFUSE));
    }
}
