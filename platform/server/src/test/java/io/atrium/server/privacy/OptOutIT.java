package io.atrium.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.DirectoryRoutes;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.events.Activity;
import io.atrium.server.events.ActivityRoutes;
import io.atrium.server.events.EventGateway;
import io.atrium.server.events.EventLimits;
import io.atrium.server.events.EventRoutes;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.outbox.Outbox;
import io.atrium.server.outbox.OutboxPublisher;
import io.atrium.server.outbox.OutboxStore;
import io.atrium.server.testing.MovableClock;
import io.atrium.server.testing.TestCallers;
import io.atrium.server.testing.TestStack;
import io.atrium.server.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada is 1, bob is 2, cem is 3. Two servers share a database and a Kafka: people change their mind at one, programs send to the other. */
class OptOutIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int SMALLEST_GROUP = 3;
    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-05-04T02:00:00Z"));

    private static TestStack stack;
    private static EventLog eventLog;
    private static OutboxPublisher publisher;
    private static HttpServer people;
    private static HttpServer programs;
    private static TopicReader topics;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        eventLog = new EventLog(EventLogConfig.of(Brokers.plain(stack.bootstrapServers())), meters);
        OutboxStore store = new OutboxStore();
        publisher = new OutboxPublisher(stack.database(), store, eventLog, meters, CLOCK);
        publisher.start();
        Outbox outbox = new Outbox(store, publisher);
        people = server(outbox);
        programs = server(outbox);
        topics = new TopicReader(stack.bootstrapServers());
    }

    private static HttpServer server(Outbox outbox) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Directory directory = new Directory(stack.database());
        Audit audit = new Audit(stack.database());
        return HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1:1")),
                new TestCallers(),
                meters,
                List.of(
                        new EventRoutes(new EventGateway(
                                directory.asOf(), any -> ZONE, eventLog, EventLimits.NONE, meters, CLOCK)),
                        new ActivityRoutes(
                                new Activity(stack.database(), directory.asOf(), any -> ZONE, outbox, CLOCK),
                                EventLimits.NONE),
                        new DirectoryRoutes(directory, audit, any -> ZONE, CLOCK),
                        new PrivacyModule(
                                        stack.database(),
                                        new PrivacyModule.Members(directory.optOuts(), any -> ZONE, CLOCK),
                                        any -> {
                                            throw new AssertionError("nothing here reads the warehouse");
                                        },
                                        any -> 400,
                                        SMALLEST_GROUP,
                                        audit)
                                .routes()));
    }

    @AfterAll
    static void stop() throws IOException {
        people.close();
        programs.close();
        publisher.close();
        eventLog.close();
        stack.close();
    }

    @BeforeEach
    void givenAnOrganizationThatAllowsIt() throws Exception {
        organization(tenant);
        allow(tenant, true);
    }

    @Test
    void anOrganizationThatDoesNotAllowItRefusesAndSaysSo() throws Exception {
        String strict = "s" + tenant;
        organization(strict);

        Answer asked = optOut(strict, "ada", true);

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.body().path("code").asText()).isEqualTo("opt-out-not-allowed");
        assertThat(notice(strict, "ada").at("/optOut/allowed").asBoolean(true)).isFalse();
        assertThat(notice(strict, "ada").at("/optOut").has("since")).isFalse();
        send(strict, message("1", "ada", "bob"));
        assertThat(ids(strict)).containsExactly("1");
        assertThat(records(strict)).isEmpty();
    }

    @Test
    void nothingOfSomebodyWhoHasOptedOutReachesKafka() throws Exception {
        send(tenant, message("before", "ada", "bob"));
        assertThat(optOut(tenant, "ada", true).body().path("since").asText())
                .isEqualTo(CLOCK.instant().toString());

        JsonNode receipt = send(
                tenant,
                message("own", "ada", "bob"),
                message("kept", "bob", "cem"),
                message("trimmed", "bob", "ada", "cem"),
                message("to-her-alone", "bob", "ada"),
                message("faulty", "nobody", "bob"));

        assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.path("withheld").asInt()).isEqualTo(2);
        assertThat(receipt.path("rejected").asInt()).isEqualTo(1);
        assertThat(receipt.path("results"))
                .extracting(result -> result.path("index").asInt() + " "
                        + result.path("status").asText())
                .containsExactly("0 withheld", "1 accepted", "2 accepted", "3 withheld", "4 rejected");
        assertThat(ids(tenant)).containsExactlyInAnyOrder("before", "kept", "trimmed");
        CollaborationEvent trimmed = (CollaborationEvent) messages(tenant).stream()
                .filter(event -> event.envelope().id().equals("trimmed"))
                .findFirst()
                .orElseThrow();
        assertThat(trimmed.recipients()).extracting(Participant::memberNo).containsExactly(3L);
        assertThat(trimmed.audienceSize()).isEqualTo(1);
    }

    @Test
    void herOwnPagesRecordNothingEither() throws Exception {
        assertThat(visit("ada", "home").status()).isEqualTo(204);
        optOut(tenant, "ada", true);

        Answer withheld = visit("ada", "insights");
        visit("bob", "health");

        assertThat(withheld.status()).isEqualTo(200);
        assertThat(withheld.body().path("reason").asText()).isEqualTo("opted-out");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> topics.events(EventFamily.USAGE.topic(), tenant).size() == 2);
        assertThat(topics.events(EventFamily.USAGE.topic(), tenant))
                .extracting(event -> event.envelope().memberNo())
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void takenBackWhatHappenedMeanwhileStaysUnrecorded() throws Exception {
        optOut(tenant, "ada", true);
        Instant meanwhile = CLOCK.instant().plusSeconds(60);
        CLOCK.advance(Duration.ofMinutes(10));
        optOut(tenant, "ada", false);

        JsonNode receipt = send(tenant, message("meanwhile", "ada", meanwhile, "bob"), message("now", "ada", "bob"));

        assertThat(receipt.path("withheld").asInt()).isEqualTo(1);
        assertThat(ids(tenant)).containsExactly("now");
        assertThat(notice(tenant, "ada").at("/optOut").has("since")).isFalse();
    }

    @Test
    void anOptOutStaysInForceWhenTheLeaveIsWithdrawnAndCanBeTakenBack() throws Exception {
        optOut(tenant, "ada", true);
        allow(tenant, false);

        JsonNode state = notice(tenant, "ada").path("optOut");
        send(tenant, message("withheld", "ada", "bob"));

        assertThat(state.path("allowed").asBoolean(true)).isFalse();
        assertThat(state.path("since").asText()).isEqualTo(CLOCK.instant().toString());
        assertThat(ids(tenant)).isEmpty();
        assertThat(optOut(tenant, "ada", true).status())
                .as("what is so stays so")
                .isEqualTo(200);
        assertThat(optOut(tenant, "bob", true).status()).isEqualTo(403);
        assertThat(optOut(tenant, "ada", false).status()).isEqualTo(200);
        assertThat(optOut(tenant, "ada", true).status()).isEqualTo(403);
        send(tenant, message("again", "ada", "bob"));
        assertThat(ids(tenant)).containsExactly("again");
    }

    @Test
    void nobodyReachesAMemberOfAnotherTenantOrAnotherMember() throws Exception {
        String other = "o" + tenant;
        organization(other);
        allow(other, true);

        optOut(other, "ada", true);
        Answer named = request(
                people, "PUT", tenant, "bob", "home:read", "/me/privacy/opt-out?member=1", "{\"optedOut\":true}");

        assertThat(named.status()).isEqualTo(200);
        assertThat(notice(tenant, "ada").at("/optOut").has("since")).isFalse();
        assertThat(notice(tenant, "bob").at("/optOut").has("since")).isTrue();
        assertThat(optOut(tenant, "admin", true).status()).isEqualTo(404);
        assertThat(request(people, "PUT", tenant, "ada", "home:read", "/me/privacy/opt-out", "{}")
                        .status())
                .isEqualTo(422);
        send(tenant, message("1", "ada", "cem"));
        assertThat(ids(tenant)).containsExactly("1");
    }

    @Test
    void administratorsSeeHowManyAndNeverWho() throws Exception {
        String before = request(people, "GET", tenant, "admin", "directory:read", "/directory/members", "")
                .body()
                .toString();
        optOut(tenant, "ada", true);
        optOut(tenant, "bob", true);

        JsonNode few = setting();
        optOut(tenant, "cem", true);
        JsonNode enough = setting();

        assertThat(few.has("optedOut")).isFalse();
        assertThat(few.path("fewerThan").asInt()).isEqualTo(SMALLEST_GROUP);
        assertThat(enough.path("optedOut").asInt()).isEqualTo(3);
        assertThat(enough.has("fewerThan")).isFalse();
        assertThat(request(people, "GET", tenant, "admin", "directory:read", "/directory/members", "")
                        .body())
                .as("the directory looks as before")
                .hasToString(before);
    }

    @Test
    void eachChangeIsInTheAuditLogOnceAndTheSettingToo() throws Exception {
        optOut(tenant, "ada", true);
        optOut(tenant, "ada", true);
        optOut(tenant, "ada", false);
        allow(tenant, true);
        allow(tenant, false);

        assertThat(records(tenant))
                .containsExactly(
                        "privacy.setting_changed admin privacy/" + tenant + " {\"optOutAllowed\":true}",
                        "privacy.opted_out ada member/1 {}",
                        "privacy.opted_in ada member/1 {}",
                        "privacy.setting_changed admin privacy/" + tenant + " {\"optOutAllowed\":false}");
        assertThat(setting().path("changedBy").asText()).isEqualTo("admin");
    }

    private record Answer(int status, JsonNode body) {}

    private static Answer optOut(String tenant, String user, boolean optedOut) throws Exception {
        return request(
                people, "PUT", tenant, user, "home:read", "/me/privacy/opt-out", "{\"optedOut\":" + optedOut + "}");
    }

    private static JsonNode notice(String tenant, String user) throws Exception {
        return request(people, "GET", tenant, user, "home:read", "/me/privacy", "")
                .body();
    }

    private static void allow(String tenant, boolean allowed) throws Exception {
        assertThat(request(
                                people,
                                "PUT",
                                tenant,
                                "admin",
                                "settings:write",
                                "/settings/privacy",
                                "{\"optOutAllowed\":" + allowed + "}")
                        .body()
                        .path("optOutAllowed")
                        .asBoolean())
                .isEqualTo(allowed);
    }

    private JsonNode setting() throws Exception {
        return request(people, "GET", tenant, "admin", "settings:read", "/settings/privacy", "")
                .body();
    }

    private Answer visit(String user, String page) throws Exception {
        return request(people, "POST", tenant, user, "home:read", "/activity", """
                {"id": "%s", "type": "app.page.viewed", "data": {"page": "%s"}}""".formatted(UUID.randomUUID(), page));
    }

    private static JsonNode send(String tenant, String... events) throws Exception {
        Answer answer = request(
                programs,
                "POST",
                tenant,
                "mail",
                "events:write:*",
                "/events",
                Stream.of(events).collect(Collectors.joining(",", "[", "]")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static String message(String id, String actor, String... recipients) {
        return message(id, actor, CLOCK.instant(), recipients);
    }

    private static String message(String id, String actor, Instant time, String... recipients) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:test:mail","type":"im.message.sent","time":"%s","actor":"%s",
                 "data":{"objectid":"%s","channel":"mail","conversationid":"c","conversationkind":"group","recipients":[%s]}}
                """.formatted(
                        id, time, actor, id, Stream.of(recipients).collect(Collectors.joining("\",\"", "\"", "\"")));
    }

    private static Answer request(
            HttpServer server, String method, String tenant, String user, String permission, String path, String body)
            throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + tenant + "|" + user + "|" + permission)
                        .header(
                                "Content-Type",
                                path.equals("/events") ? "application/cloudevents-batch+json" : "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), Json.mapper().readTree(answer.body()));
    }

    private static List<Event> messages(String tenant) {
        return topics.events(EventFamily.COLLABORATION.topic(), tenant);
    }

    private static List<String> ids(String tenant) {
        return messages(tenant).stream().map(event -> event.envelope().id()).toList();
    }

    private static List<String> records(String tenant) {
        return stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery("""
                                select action || ' ' || actor_name || ' ' || object_kind || '/' || object_id || ' ' || details
                                from audit_record where action like 'privacy.%' order by sequence""").mapTo(String.class).list());
    }

    private static void organization(String tenant) {
        stack.database().useTenant(tenant, handle -> handle.execute("""
                insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation)
                values (?, '甲', 'A', 'Asia/Shanghai', 'en', 'active', false)""", tenant));
        new Directory(stack.database())
                .apply(
                        tenant,
                        "user,department\nada,sales\nbob,sales\ncem,sales\n".getBytes(StandardCharsets.UTF_8),
                        new ImportOptions(LocalDate.of(2024, 1, 1), LaterHistory.REFUSE));
    }
}
