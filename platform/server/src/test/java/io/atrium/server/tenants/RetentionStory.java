package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.tenants.Installation.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.keycloak.admin.client.Keycloak;

/** A tenant keeps 120 days, beside one that keeps all of its own. */
final class RetentionStory {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String THRIFTY = "thrifty";
    private static final String KEEPS = "demo";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant LONG_AGO = Instant.parse("2024-02-01T00:00:00Z");
    private static final Map<String, String> DAYS = Map.of(
            "usage_event", "event_date",
            "collaboration_event", "event_date",
            "business_event", "event_date",
            "event_daily", "day",
            "active_member_daily", "day",
            "message_daily", "day",
            "participant_daily", "day",
            "edge_daily", "day");

    private final Installation installation;
    private final TenantDesk desk;
    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    private String admin = "";
    private String gateway = "";
    private LocalDate firstDay = LocalDate.EPOCH;

    RetentionStory(Installation installation, TenantDesk desk) {
        this.installation = installation;
        this.desk = desk;
    }

    void fill() throws Exception {
        Answer created = desk.create(THRIFTY);
        String oneTime = created.body().at("/administrator/oneTimePassword").asText();
        desk.awaitState(THRIFTY, "active");
        admin = installation.signIn().withNewPassword(THRIFTY, "boss", oneTime, "a-password-of-my-own-1");
        try (Keycloak keycloak = installation.administrator()) {
            String client = keycloak.realm(THRIFTY)
                    .clients()
                    .findByClientId("atrium-gateway")
                    .get(0)
                    .getId();
            String secret =
                    keycloak.realm(THRIFTY).clients().get(client).getSecret().getValue();
            gateway = installation.signIn().service(THRIFTY, "atrium-gateway", secret);
        }
        String demo = installation.signIn().service(KEEPS, "atrium-gateway", desk.secret("tenant-demo-gateway"));
        for (String token : List.of(gateway, demo)) {
            Answer imported = installation.call(
                    "POST",
                    "/directory/import?effectiveFrom=2024-01-01",
                    token,
                    "user,department\na,sales\nb,sales\n",
                    "text/csv");
            assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
            // Sending again is harmless: Kafka may be slow on a busy machine.
            await().atMost(SOON)
                    .until(() -> accepted(token, "old", LONG_AGO) == 3 && accepted(token, "new", yesterday) == 3);
        }
        for (String table : List.of("usage_event", "collaboration_event", "business_event")) {
            await().atMost(SOON).until(() -> old(THRIFTY, table) > 0 && old(KEEPS, table) > 0);
        }
        await().atMost(SOON).until(() -> completeness().path("counted").asInt() == 6);
    }

    void whatWouldGoIsSaidAndHasToBeConfirmed() throws Exception {
        assertThat(retention().path("days").isMissingNode()).isTrue();
        assertThat(retention().path("auditDays").asInt()).isEqualTo(365);
        assertThat(change("{\"days\": 30}").body().path("code").asText()).isEqualTo("retention-days");
        JsonNode preview =
                installation.get("/settings/retention/preview?days=120", admin).body();
        firstDay = LocalDate.now(ZONE).minusDays(120);
        assertThat(preview.path("firstDay").asText()).isEqualTo(firstDay.toString());
        assertThat(preview.path("events").asInt()).isEqualTo(3);
        for (String body : List.of("{\"days\": 120}", "{\"days\": 120, \"confirm\": \"2024-01-01\"}")) {
            Answer refused = change(body);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("detail").asText()).contains(firstDay.toString());
        }
        assertThat(old(THRIFTY, "usage_event")).isEqualTo(1);
    }

    void daysThatAreNotKeptGoAndNobodyElses() throws Exception {
        Map<String, Long> kept =
                Map.of("usage_event", old(KEEPS, "usage_event"), "edge_daily", old(KEEPS, "edge_daily"));

        Answer changed = change("{\"days\": 120, \"confirm\": \"" + firstDay + "\"}");

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        await().atMost(SOON).until(() -> !retention().at("/runs/0/finishedAt").isMissingNode());
        assertThat(retention().at("/runs/0/events").asInt()).isEqualTo(3);
        assertThat(retention().path("closedBefore").asText()).isEqualTo(firstDay.toString());
        for (String table : DAYS.keySet()) {
            assertThat(old(THRIFTY, table)).as(table).isZero();
        }
        for (Map.Entry<String, Long> table : kept.entrySet()) {
            assertThat(old(KEEPS, table.getKey())).as(table.getKey()).isEqualTo(table.getValue());
        }
        String rows = "select count(*) from audit_record where action = ";
        assertThat(desk.rows(THRIFTY, rows + "'retention.changed' and outcome = 'success'"))
                .isEqualTo(1);
        assertThat(desk.rows(THRIFTY, rows + "'retention.removed'")).isEqualTo(1);
    }

    void theBooksShowWhatWasRemoved() throws Exception {
        JsonNode completeness = completeness();
        assertThat(completeness.path("firstDay").asText())
                .isEqualTo(LocalDate.ofInstant(yesterday, ZONE).toString());
        assertThat(completeness.path("counted").asInt()).isEqualTo(3);
        assertThat(completeness.path("received").asInt()
                        - completeness.path("duplicates").asInt())
                .isEqualTo(6);
        assertThat(completeness.path("removed").asInt()).isEqualTo(3);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode books = installation.get("/health/reconciliation", admin).body();
            assertThat(books.path("verdict").asText()).as(books.toString()).isEqualTo("balanced");
            assertThat(books.at("/ledger/removed").asInt()).isEqualTo(3);
            assertThat(books.at("/ledger/difference").asInt()).isZero();
        });
    }

    void whatComesLateIsRefusedAndAccountedFor() throws Exception {
        JsonNode late = send(gateway, "late", LONG_AGO).body();
        assertThat(late.path("accepted").asInt()).isZero();
        assertThat(late.at("/results/0/code").asText()).isEqualTo("day-closed");
        // What has passed the door before the day was closed, or is read again by another generation.
        long again = resendOldRecords();
        await().atMost(SOON)
                .until(() -> completeness().path("removed").asLong() == 3 + again
                        && completeness().path("received").asLong()
                                        - completeness().path("duplicates").asLong()
                                == 6 + again);
        assertThat(old(THRIFTY, "usage_event")).isZero();
        assertThat(change("{}").status()).isEqualTo(200);
        assertThat(retention().path("days").isMissingNode()).isTrue();
        assertThat(send(gateway, "later", LONG_AGO).body().at("/results/0/code").asText())
                .isEqualTo("day-closed");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation
                                .get("/health/reconciliation", admin)
                                .body()
                                .path("verdict")
                                .asText())
                        .isEqualTo("balanced"));
    }

    private Answer send(String token, String id, Instant time) throws Exception {
        String events = """
                [{"specversion":"1.0","id":"u-$id","source":"urn:retention","type":"app.page.viewed","time":"$time",
                  "actor":"a","platform":"web","data":{"page":"home"}},
                 {"specversion":"1.0","id":"c-$id","source":"urn:retention","type":"im.message.sent","time":"$time",
                  "actor":"a","platform":"web","data":{"objecttype":"message","objectid":"1","channel":"mail","conversationid":"1",
                  "conversationkind":"direct","recipients":["b"]}},
                 {"specversion":"1.0","id":"b-$id","source":"urn:retention","type":"approval.instance.started","time":"$time",
                  "actor":"a","platform":"web","data":{"processid":"leave","instanceid":"1"}}]""".replace("$id", id).replace("$time", time.toString());
        return installation.call("POST", "/events", token, events, "application/cloudevents-batch+json");
    }

    private int accepted(String token, String id, Instant time) throws Exception {
        return send(token, id, time).body().path("accepted").asInt();
    }

    private Answer change(String body) throws Exception {
        return installation.call("PUT", "/settings/retention", admin, body, "application/json");
    }

    private JsonNode retention() throws Exception {
        return installation.get("/settings/retention", admin).body();
    }

    private JsonNode completeness() throws Exception {
        return installation.get("/insights/overview", admin).body().path("completeness");
    }

    private long old(String tenant, String table) throws Exception {
        return Long.parseLong(installation.wholeWarehouse("SELECT count() FROM " + table + " WHERE tenant_id = '"
                + tenant + "' AND " + DAYS.get(table) + " < toDate('2024-06-01')"));
    }

    private long resendOldRecords() throws Exception {
        String kafka = "127.0.0.1:" + installation.stack().port(Component.KAFKA);
        List<ProducerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("atrium.usage").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    String text = new String(record.value(), StandardCharsets.ISO_8859_1);
                    if (new String(record.key(), StandardCharsets.UTF_8).startsWith(THRIFTY + "/")
                            && text.contains("u-old")) {
                        found.add(new ProducerRecord<>(record.topic(), record.key(), record.value()));
                    }
                });
                return !found.isEmpty();
            });
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : found) {
                producer.send(record).get();
            }
        }
        return found.size();
    }
}
