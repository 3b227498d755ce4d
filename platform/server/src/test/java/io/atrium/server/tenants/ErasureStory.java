package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.component.Component;
import io.atrium.installer.tenants.TenantCommands;
import io.atrium.server.tenants.Installation.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.keycloak.admin.client.Keycloak;
import picocli.CommandLine;

/** A tenant with people, events and dead letters is erased beside one that keeps everything. */
final class ErasureStory {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Kafka keeps the place of a server that was killed by another test for its consumer until its session is over. */
    private static final Duration AFTER_A_KILL = Duration.ofMinutes(3);

    private static final String GONE = "doomed";
    private static final String STAYS = "demo";
    private static final List<String> TOPICS = List.of("atrium.usage", "atrium.collaboration", "atrium.business");

    private final Installation installation;
    private final TenantDesk desk;
    private final JournalGate gate;

    private int slot;
    private String kept = "";
    private List<ConsumerRecord<byte[], byte[]>> records = List.of();

    ErasureStory(Installation installation, TenantDesk desk, JournalGate gate) {
        this.installation = installation;
        this.desk = desk;
        this.gate = gate;
    }

    void fill() throws Exception {
        slot = desk.create(GONE).body().at("/tenant/readerSlot").asInt();
        desk.awaitState(GONE, "active");
        String gateway;
        try (Keycloak keycloak = installation.administrator()) {
            String client = keycloak.realm(GONE)
                    .clients()
                    .findByClientId("atrium-gateway")
                    .get(0)
                    .getId();
            gateway = installation
                    .signIn()
                    .service(
                            GONE,
                            "atrium-gateway",
                            keycloak.realm(GONE)
                                    .clients()
                                    .get(client)
                                    .getSecret()
                                    .getValue());
        }
        send(gateway);
        send(installation.signIn().service(STAYS, "atrium-gateway", desk.secret("tenant-demo-gateway")));
        produce(List.of(new ProducerRecord<>(
                "atrium.usage", (GONE + "/1").getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3})));
        for (String table : List.of("usage_event", "collaboration_event", "business_event")) {
            await().atMost(SOON).until(() -> facts(GONE, table) == 1 && facts(STAYS, table) > 0);
        }
        await().atMost(AFTER_A_KILL).until(() -> desk.rows(GONE, "select count(*) from dead_letter") == 1);
        await().atMost(SOON)
                .until(() -> !installation
                        .wholeWarehouse("SELECT count() FROM directory_member WHERE tenant_id = '" + GONE + "'")
                        .equals("0"));
        records = consume();
        kept = footprint();
    }

    private void send(String gateway) throws Exception {
        Answer imported = installation.call(
                "POST",
                "/directory/import?effectiveFrom=2024-01-01",
                gateway,
                "user,department\na,sales\nb,sales\n",
                "text/csv");
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        String events = """
                [{"specversion":"1.0","id":"u1","source":"urn:erasure","type":"app.page.viewed","time":"2024-02-01T00:00:00Z",
                  "actor":"a","platform":"web","data":{"page":"home"}},
                 {"specversion":"1.0","id":"c1","source":"urn:erasure","type":"im.message.sent","time":"2024-02-01T00:00:00Z",
                  "actor":"a","platform":"web","data":{"objecttype":"message","objectid":"1","channel":"mail","conversationid":"1",
                  "conversationkind":"direct","recipients":["b"]}},
                 {"specversion":"1.0","id":"b1","source":"urn:erasure","type":"approval.instance.started","time":"2024-02-01T00:00:00Z",
                  "actor":"a","platform":"web","data":{"processid":"leave","instanceid":"1"}}]""";
        Answer sent = installation.call("POST", "/events", gateway, events, "application/cloudevents-batch+json");
        assertThat(sent.body().path("accepted").asInt())
                .as(sent.body().toString())
                .isEqualTo(3);
    }

    void refuseWhatIsNotMeant() throws Exception {
        String operator = installation.operator();
        assertThat(erase(GONE, GONE, operator).body().path("code").asText()).isEqualTo("tenant-state");
        assertThat(erase(GONE, "", operator).status()).isEqualTo(422);
        assertThat(erase(STAYS, STAYS, operator).body().path("code").asText()).isEqualTo("tenant-configured");
        assertThat(erase(GONE, GONE, desk.person(STAYS, "admin")).status()).isEqualTo(403);
        assertThat(installation
                        .get("/platform/tenants/" + GONE + "/proof", operator)
                        .status())
                .isEqualTo(404);
    }

    void eraseWithAKillAtEachStep() throws Exception {
        installation.post("/platform/tenants/" + GONE + "/suspend", installation.operator(), "");
        desk.awaitState(GONE, "suspended");
        List<ErasureStep> steps = List.of(ErasureStep.values());
        closeAt(steps.get(0));
        Answer asked = erase(GONE, GONE, installation.operator());
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        for (int i = 0; i < steps.size(); i++) {
            gate.awaitArrival();
            installation.killServer();
            gate.open();
            if (i + 1 < steps.size()) {
                closeAt(steps.get(i + 1));
            }
            installation.startServer();
        }
        desk.awaitGone(GONE);
    }

    /** The last step is the last line of its journal: it is killed before, the others after. */
    private void closeAt(ErasureStep step) throws SQLException {
        gate.closeAt(GONE, step.id(), step == ErasureStep.PROOF ? "started" : "applied");
    }

    void assertNothingIsLeft() throws Exception {
        try (Keycloak keycloak = installation.administrator()) {
            assertThat(keycloak.realms().findAll())
                    .noneMatch(realm -> realm.getRealm().equals(GONE));
        }
        List<String> tables = column(
                "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid "
                        + "where a.attname = 'tenant_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace");
        assertThat(tables).contains("member", "dead_letter", "outbox", "tenant", "tenant_journal");
        for (String table : tables) {
            if (!table.equals("audit_record")) {
                assertThat(column("select count(*) from " + table + " where tenant_id = '" + GONE + "'"))
                        .as(table)
                        .containsExactly("0");
            }
        }
        for (String table : installation
                .wholeWarehouse(
                        "SELECT DISTINCT table FROM system.columns WHERE database = 'atrium' AND name = 'tenant_id'")
                .lines()
                .toList()) {
            assertThat(installation.wholeWarehouse(
                            "SELECT count() FROM " + table + " WHERE tenant_id = '" + GONE + "'"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(installation.warehouse(slot, "SELECT tenant_id FROM reader_slot FINAL"))
                .isNotEqualTo(GONE);
        assertThat(footprint()).isEqualTo(kept);
        await().atMost(SOON)
                .until(() -> desk.rows(
                                "platform",
                                "select count(*) from audit_record where action = 'tenant.erased' and object_id = '"
                                        + GONE + "'")
                        == 1);
    }

    void assertTheProofIsGenuineAndCannotBeChanged(Path home) throws Exception {
        JsonNode proof = installation
                .get("/platform/tenants/" + GONE + "/proof", installation.operator())
                .body();
        Path file = Files.writeString(home.resolve("proof.json"), proof.toPrettyString());
        ObjectNode changed = proof.deepCopy();
        changed.put("requestedBy", "somebody else");
        Path forged = Files.writeString(home.resolve("forged.json"), changed.toString());

        assertThat(verify(home, file)).isZero();
        assertThat(verify(home, forged)).isEqualTo(1);
        assertThat(Files.getPosixFilePermissions(home.resolve("secrets/installation-signing-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        List<String> before = new ArrayList<>();
        for (JsonNode store : proof.path("stores")) {
            for (JsonNode item : store.path("items")) {
                String name = item.path("name").asText();
                assertThat(item.path("after").asLong() > 0).as(item.toString()).isEqualTo(name.equals("audit_record"));
                if (item.path("before").asLong() > 0) {
                    before.add(name);
                }
            }
        }
        assertThat(before)
                .contains(
                        "realm",
                        "accounts",
                        "tenant",
                        "member",
                        "directory_change",
                        "dead_letter",
                        "usage_event",
                        "edge_daily",
                        "ingest_outcome",
                        "reader_slot");
        assertThat(Instant.parse(proof.at("/remains/0/until").asText())).isAfter(Instant.now());
    }

    private static int verify(Path home, Path file) {
        return new CommandLine(new TenantCommands())
                .execute(
                        "verify-proof",
                        file.toString(),
                        "--key",
                        home.resolve("secrets/installation-signing-key.pub").toString());
    }

    void assertItsRecordsInKafkaDoNotComeBack() throws Exception {
        long refused = erased();
        produce(records.stream()
                .map(record -> new ProducerRecord<>(record.topic(), record.key(), record.value()))
                .toList());
        await().atMost(SOON).until(() -> erased() == refused + records.size());
        for (String table : List.of("usage_event", "collaboration_event", "business_event")) {
            assertThat(facts(GONE, table)).as(table).isZero();
        }
        assertThat(desk.rows(GONE, "select count(*) from dead_letter")).isZero();
    }

    void assertTheBooksBalance() throws Exception {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation
                                .get("/health/reconciliation", desk.person(STAYS, "admin"))
                                .body()
                                .path("verdict")
                                .asText())
                        .isEqualTo("balanced"));
    }

    void assertTheIdIsNotGivenAgain() throws Exception {
        Answer again = desk.create(GONE);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("code").asText()).isEqualTo("tenant-id-erased");
    }

    void assertItsAuditLogGoesWhenItsTimeIsOver() throws Exception {
        String records = "select count(*) from audit_record where tenant_id = '" + GONE + "'";
        String due = "update tenant_erasure set audit_until = now() where former_tenant = '" + GONE + "'";
        change(due);
        assertThatThrownBy(() -> desk.rows(GONE, "select audit_forget('" + GONE + "', 1)"))
                .hasMessageContaining("184 days at least");
        assertThatThrownBy(() -> desk.rows(STAYS, "select audit_forget('" + STAYS + "', 184)"))
                .hasMessageContaining("is not gone");
        assertThat(column(records)).doesNotContain("0");

        change(
                "set session_replication_role = replica; update audit_record set recorded_at = now() - interval '366 days' where tenant_id = '"
                        + GONE + "'");

        await().atMost(SOON).until(() -> column(records).equals(List.of("0")));
        await().atMost(SOON)
                .until(() -> desk.rows(
                                "platform",
                                "select count(*) from audit_record where action = 'tenant.audit_removed' and object_id = '"
                                        + GONE + "'")
                        == 1);
    }

    private void change(String statements) throws SQLException {
        try (Connection owner = superuser();
                Statement statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                installation.jdbc(), "postgres", installation.stack().secret("postgresql-superuser"));
    }

    private Answer erase(String tenant, String confirmed, String token) throws IOException, InterruptedException {
        return installation.post(
                "/platform/tenants/" + tenant + "/erase", token, "{\"confirm\": \"" + confirmed + "\"}");
    }

    private long facts(String tenant, String table) throws IOException, InterruptedException {
        return Long.parseLong(installation.wholeWarehouse("SELECT count() FROM " + table
                + " WHERE event_source = 'urn:erasure' AND tenant_id = '" + tenant + "'"));
    }

    private long erased() throws IOException, InterruptedException {
        return Long.parseLong(installation.wholeWarehouse("SELECT sum(erased) FROM ingest_outcome"));
    }

    /** What the other tenant has, in stores that both share. */
    private String footprint() throws IOException, InterruptedException, SQLException {
        return installation.wholeWarehouse("SELECT (SELECT count() FROM usage_event WHERE tenant_id = 'demo'),"
                        + " (SELECT sum(events) FROM event_daily WHERE tenant_id = 'demo'),"
                        + " (SELECT sum(messages) FROM edge_daily WHERE tenant_id = 'demo'),"
                        + " (SELECT sum(rows) FROM ingest_outcome WHERE tenant_id = 'demo')")
                + column("select count(*) from member where tenant_id = 'demo'");
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection owner = superuser();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private String kafka() {
        return "127.0.0.1:" + installation.stack().port(Component.KAFKA);
    }

    private void produce(List<ProducerRecord<byte[], byte[]>> sent) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : sent) {
                producer.send(record).get();
            }
        }
    }

    /** The tenant's records as they lie in Kafka: three events and one that is none. */
    private List<ConsumerRecord<byte[], byte[]>> consume() {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key() != null
                            && new String(record.key(), StandardCharsets.UTF_8).startsWith(GONE + "/")) {
                        found.add(record);
                    }
                });
                return found.size() == 4;
            });
        }
        return found;
    }
}
