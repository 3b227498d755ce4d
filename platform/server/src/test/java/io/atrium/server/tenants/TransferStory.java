package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.component.Component;
import io.atrium.installer.tenants.TenantCommands;
import io.atrium.server.tenants.Installation.Answer;
import io.atrium.server.testing.Tampering;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** A tenant with everything that tenants have is exported, and made again from its archive in an installation that has never heard of it. */
final class TransferStory {
    private static final Logger log = LoggerFactory.getLogger(TransferStory.class);
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration AFTER_A_KILL = Duration.ofMinutes(3);
    private static final String MOVES = "mover";
    private static final String PASSWORD = "a-password-of-my-own-1";
    private static final int PEOPLE = 24;

    /** As short as Chinese names are. */
    private static final String PERSON = "p1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Numbers that the database gives, and what belongs to the installation. */
    private static final Map<String, List<String>> OTHER = Map.of(
            "directory_change",
            List.of("sequence"),
            "dead_letter",
            List.of("id", "run_id", "origin_partition", "sent_partition"),
            "dead_letter_run",
            List.of("id"),
            "dead_letter_history",
            List.of("id", "letter_id", "run_id"),
            "role_grant",
            List.of("sequence"),
            "organization_settings",
            List.of("smtp_password"),
            "tenant",
            List.of(
                    "state",
                    "wanted",
                    "reader_slot",
                    "request_id",
                    "storage_prefix",
                    "import_id",
                    "attempts",
                    "usage_database_bytes",
                    "usage_warehouse_bytes",
                    "usage_measured_at"));

    private final Installation installation;
    private final TenantDesk desk;
    private final JournalGate gate;
    private final Path home;
    private final Path archive;

    private String gateway = "";
    private long audited;
    private Map<String, List<String>> rows = Map.of();
    private Map<String, String> figures = Map.of();

    TransferStory(Installation installation, TenantDesk desk, JournalGate gate, Path home) {
        this.installation = installation;
        this.desk = desk;
        this.gate = gate;
        this.home = home;
        this.archive = home.resolve("mover.tar");
    }

    void fill() throws Exception {
        Answer created = desk.create(MOVES);
        desk.awaitState(MOVES, "active");
        gateway = gateway(installation);
        StringBuilder directory = new StringBuilder("user,department,name\nboss,lead,Bo Ss\n");
        for (int i = 0; i < PEOPLE; i++) {
            directory.append("p%d,%s,人员 %d\n".formatted(i, i % 2 == 0 ? "sales" : "research", i));
        }
        Answer imported = installation.call(
                "POST", "/directory/import?effectiveFrom=2024-01-01", gateway, directory.toString(), "text/csv");
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        for (String month : List.of("2024-02", "2024-03")) {
            send(installation, month);
        }
        send(installation, "2024-03");
        send(
                installation,
                java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                        .minusDays(1)
                        .toString()
                        .substring(0, 7));
        produceGarbage(installation);
        administer(created.body().at("/administrator/oneTimePassword").asText());
        people();
        await().atMost(SOON).until(() -> facts(installation) == 3L * PEOPLE && duplicates(installation) == PEOPLE);
        await().atMost(AFTER_A_KILL).until(() -> desk.rows(MOVES, "select count(*) from dead_letter") == 1);
        // The warehouse has to know the directory before figures are asked.
        await().atMost(SOON)
                .until(() -> installation
                        .wholeWarehouse("SELECT count() FROM directory_member FINAL WHERE tenant_id = '" + MOVES + "'")
                        .equals(String.valueOf(PEOPLE + 1)));
    }

    private void administer(String oneTime) throws Exception {
        String boss = installation.signIn().withNewPassword(MOVES, "boss", oneTime, PASSWORD);
        ok(installation.call("PUT", "/branding/accent", boss, "{\"accent\": \"#123456\"}", "application/json"));
        JsonNode settings = installation.get("/settings", boss).body();
        com.fasterxml.jackson.databind.node.ObjectNode changed = settings.deepCopy();
        com.fasterxml.jackson.databind.node.ObjectNode smtp = JSON.createObjectNode();
        smtp.put("host", "mail.example")
                .put("port", 587)
                .put("security", "starttls")
                .put("user", "u")
                .put("from", "a@b.example")
                .put("password", "mail-secret-4711");
        changed.set("smtp", smtp);
        ok(installation.call("PUT", "/settings", boss, changed.toString(), "application/json"));
        ok(installation.post(
                "/roles",
                boss,
                "{\"id\":\"looker\",\"name\":{\"zh\":\"读者\",\"en\":\"Reader\"},\"permissions\":[\"health:read\"]}"));
        for (String user : List.of(PERSON, "p2")) {
            ok(installation.post(
                    "/grants", boss, "{\"role\":\"looker\",\"user\":\"" + user + "\",\"reason\":\"because\"}"));
        }
        String letter = installation
                .get("/dead-letters", boss)
                .body()
                .at("/letters/0/id")
                .asText();
        log.atInfo().addKeyValue("letter", letter).log("Administered");
    }

    private void people() {
        try (Keycloak keycloak = installation.administrator()) {
            RealmResource realm = keycloak.realm(MOVES);
            GroupRepresentation group = new GroupRepresentation();
            group.setName("staff");
            try (Response created = realm.groups().add(group)) {
                assertThat(created.getStatus())
                        .as(created.readEntity(String.class))
                        .isEqualTo(201);
            }
            UserRepresentation person = new UserRepresentation();
            person.setUsername(PERSON);
            person.setEmail(PERSON + "@mover.example");
            person.setFirstName("Pe");
            person.setLastName("One");
            person.setEnabled(true);
            person.setGroups(List.of("/staff"));
            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue(PASSWORD);
            person.setCredentials(List.of(password));
            try (Response created = realm.users().create(person)) {
                assertThat(created.getStatus())
                        .as(created.readEntity(String.class))
                        .isEqualTo(201);
            }
            String id = realm.users().searchByUsername(PERSON, true).get(0).getId();
            realm.users()
                    .get(id)
                    .roles()
                    .realmLevel()
                    .add(List.of(realm.roles().get("member").toRepresentation()));
        }
    }

    void refuseWhoMayNot() throws Exception {
        String exports = "/platform/tenants/" + MOVES + "/exports";
        String boss = installation.signIn().person(MOVES, "boss", PASSWORD);
        for (String token : List.of(boss, gateway, desk.person("demo", "admin"))) {
            for (Answer answer : List.of(
                    installation.post(exports, token, ""),
                    installation.get(exports, token),
                    installation.get(exports + "/" + UUID.randomUUID() + "/archive", token),
                    installation.get("/platform/imports", token),
                    installation.post("/platform/imports", token, "x"))) {
                assertThat(answer.status()).isEqualTo(403);
            }
        }
        Answer nobody = installation.post("/platform/tenants/nobody/exports", installation.operator(), "");
        assertThat(nobody.body().path("code").asText()).isEqualTo("tenant-not-found");
        Answer nonsense = installation.call(
                "POST", "/platform/imports", installation.operator(), "x".repeat(2000), "application/x-tar");
        assertThat(nonsense.body().path("code").asText()).isEqualTo("archive-invalid");
    }

    void exportWithKills() throws Exception {
        String boss = installation.signIn().person(MOVES, "boss", PASSWORD);
        figures = figures(installation, boss);
        installation.post("/platform/tenants/" + MOVES + "/suspend", installation.operator(), "");
        desk.awaitState(MOVES, "suspended");
        gate.closeAtFile("tenant_export_part", "postgresql/member.jsonl.gz");
        Answer asked = installation.post("/platform/tenants/" + MOVES + "/exports", installation.operator(), "");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        assertThat(installation
                        .post("/platform/tenants/" + MOVES + "/exports", installation.operator(), "")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("export-running");
        for (String next : List.of("clickhouse/collaboration_event/2024-03.jsonl.gz", "")) {
            gate.awaitArrival();
            installation.killServer();
            gate.open();
            if (!next.isEmpty()) {
                gate.closeAtFile("tenant_export_part", next);
            }
            installation.startServer();
        }
        rows = rows(installation);
        String id = asked.body().path("id").asText();
        assertThat(run(installation, home, "export", MOVES, "--export", id, "--to", archive.toString()))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(Files.getPosixFilePermissions(home.resolve("transfer/export-" + id + ".tar")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (String action : List.of("tenant.export_requested", "tenant.exported", "tenant.export_downloaded")) {
            for (String tenant : List.of("platform", MOVES)) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(desk.rows(
                                        tenant, "select count(*) from audit_record where action = '" + action + "'"))
                                .as(action + " in " + tenant)
                                .isEqualTo(1));
            }
        }
    }

    void assertEveryFileIsWhatItSaysAndTamperingShows() throws Exception {
        assertThat(run(installation, home, "verify-export", archive.toString())).isZero();
        Map<String, byte[]> files = Tampering.files(archive);
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        for (JsonNode entry : manifest.path("files")) {
            audited = entry.path("name").asText().equals("audit_record")
                    ? entry.path("rows").asLong()
                    : audited;
        }
        assertThat(audited).isPositive();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String text = file.getKey().endsWith(".gz")
                    ? new String(
                            new GZIPInputStream(new ByteArrayInputStream(file.getValue())).readAllBytes(),
                            StandardCharsets.UTF_8)
                    : new String(file.getValue(), StandardCharsets.UTF_8);
            assertThat(text)
                    .as(file.getKey())
                    .doesNotContain("mail-secret-4711")
                    .doesNotContain("\"demo\"");
        }
        assertThat(files.keySet())
                .contains(
                        "postgresql/member.jsonl.gz",
                        "postgresql/audit_record.jsonl.gz",
                        "postgresql/branding.jsonl.gz",
                        "keycloak/users.jsonl.gz",
                        "clickhouse/ingest_outcome.jsonl.gz");
        assertThat(rows.keySet())
                .allSatisfy(table -> assertThat(files).containsKey("postgresql/" + table + ".jsonl.gz"));
        int forged = 0;
        for (Map.Entry<String, byte[]> tampered :
                Tampering.all(files, "postgresql/role_grant.jsonl.gz").entrySet()) {
            Path file = Files.write(home.resolve("tampered-" + forged++ + ".tar"), tampered.getValue());
            assertThat(run(installation, home, "verify-export", file.toString()))
                    .as(tampered.getKey())
                    .isEqualTo(1);
        }
        assertThat(forged).isGreaterThan(8);
    }

    void importWithKills(Installation other, Path otherHome) throws Exception {
        TenantDesk otherDesk = new TenantDesk(other);
        try (JournalGate otherGate = JournalGate.install(other)) {
            String key = home.resolve("secrets/installation-signing-key.pub").toString();
            assertThat(run(other, otherHome, "import", archive.toString(), "--dry-run"))
                    .isZero();
            // Of another installation: not without its key.
            assertThat(run(other, otherHome, "import", archive.toString(), "--print-password"))
                    .isEqualTo(7);
            assertThat(run(installation, home, "import", archive.toString(), "--dry-run"))
                    .isEqualTo(3);
            otherGate.closeAt(MOVES, "restore-rows", "applied");
            assertThat(run(
                            other,
                            otherHome,
                            "import",
                            archive.toString(),
                            "--key",
                            key,
                            "--password-file",
                            otherHome.resolve("first").toString()))
                    .isZero();
            kill(
                    other,
                    otherGate,
                    () -> otherGate.closeAtFile(
                            "tenant_import_progress", "clickhouse/collaboration_event/2024-03.jsonl.gz"));
            // The block is in the warehouse and nobody has written that down: it comes again, with the same token.
            kill(other, otherGate, () -> {});
        }
        otherDesk.awaitState(MOVES, "active");
        await().atMost(SOON)
                .until(() -> otherDesk.rows(MOVES, "select count(*) from audit_record where action = 'tenant.imported'")
                        == 1);
    }

    private interface Next {
        void prepare() throws SQLException;
    }

    private static void kill(Installation other, JournalGate gate, Next next) throws Exception {
        gate.awaitArrival();
        other.killServer();
        gate.open();
        next.prepare();
        other.startServer();
    }

    void assertTheTenantIsTheSame(Installation other) throws Exception {
        Map<String, List<String>> restored = rows(other);
        assertThat(restored.keySet()).containsExactlyElementsOf(rows.keySet());
        for (Map.Entry<String, List<String>> table : rows.entrySet()) {
            List<String> found = Objects.requireNonNull(restored.get(table.getKey()));
            List<String> wanted = table.getValue();
            if (table.getKey().equals("audit_record")) {
                // Both logs go on, each in its own way.
                assertThat(found.size()).isGreaterThan((int) audited);
                found = found.subList(0, (int) audited);
                wanted = wanted.subList(0, (int) audited);
            }
            assertThat(found).as(table.getKey()).isEqualTo(wanted);
        }
        for (String table : List.of("dead_letter", "role_grant", "audit_record", "branding", "directory_change")) {
            assertThat(rows.get(table)).as(table).isNotEmpty();
        }
        assertThat(
                        column(
                                other,
                                "select count(*) from audit_record r left join audit_record b on b.tenant_id = r.tenant_id and b.sequence = r.sequence - 1 "
                                        + "where r.tenant_id = '" + MOVES
                                        + "' and (r.hash <> audit_hash(r) or (r.sequence > 1 and b.hash is distinct from r.previous_hash))"))
                .containsExactly("0");
        assertThat(facts(other)).isEqualTo(3L * PEOPLE);
        for (String query : List.of(
                "SELECT * EXCEPT (kafka_partition, kafka_offset, generation) FROM usage_event",
                "SELECT * EXCEPT (kafka_partition, kafka_offset, generation) FROM collaboration_event",
                "SELECT tenant_id, identity, payload_hash FROM event_identity FINAL",
                "SELECT tenant_id, day, family, sum(events), max(newest_arrival) FROM event_daily GROUP BY ALL",
                "SELECT tenant_id, department_no, day, sum(messages), sum(deliveries), groupBitmapMerge(senders) FROM message_daily GROUP BY ALL",
                "SELECT tenant_id, department_no, day, family, groupBitmapMerge(members) FROM active_member_daily GROUP BY ALL",
                "SELECT tenant_id, department_no, day, groupBitmapMerge(members) FROM participant_daily GROUP BY ALL",
                "SELECT tenant_id, day, from_member, to_member, from_path, sum(messages) FROM edge_daily GROUP BY ALL",
                "SELECT tenant_id, sum(rows), sum(duplicates), sum(dead_lettered) FROM ingest_outcome GROUP BY ALL",
                "SELECT member_no, valid_from, valid_to, department_no, human FROM directory_member FINAL")) {
            String ordered = query.replace(" GROUP BY ALL", " WHERE tenant_id = '" + MOVES + "' GROUP BY ALL")
                    + (query.contains("GROUP BY") ? "" : " WHERE tenant_id = '" + MOVES + "'") + " ORDER BY ALL";
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(other.wholeWarehouse(ordered))
                            .as(query)
                            .isEqualTo(installation.wholeWarehouse(ordered))
                            .isNotEmpty());
        }
    }

    void assertPeopleSignIn(Installation other) throws Exception {
        String oneTime = Files.readString(other.stack().home().root().resolve("first"));
        String boss = other.signIn().withNewPassword(MOVES, "boss", oneTime, PASSWORD + "-new");
        assertThat(other.get("/me", boss).body().path("roles")).hasToString("[\"admin\",\"member\"]");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figures(other, boss)).isEqualTo(figures));
        assertThat(other.get("/settings", boss).body().at("/smtp/passwordSet").asBoolean())
                .isFalse();
        try (Keycloak here = installation.administrator();
                Keycloak there = other.administrator()) {
            UserRepresentation before =
                    here.realm(MOVES).users().searchByUsername(PERSON, true).get(0);
            UserRepresentation after =
                    there.realm(MOVES).users().searchByUsername(PERSON, true).get(0);
            assertThat(after.getId()).isEqualTo(before.getId());
            assertThat(after.getEmail()).isEqualTo(PERSON + "@mover.example");
            assertThat(there.realm(MOVES).users().get(after.getId()).groups())
                    .extracting(GroupRepresentation::getName)
                    .containsExactly("staff");
            // As an administrator of the realm does for people whose passwords stayed behind.
            CredentialRepresentation given = new CredentialRepresentation();
            given.setType(CredentialRepresentation.PASSWORD);
            given.setValue("given-for-one-time-1");
            given.setTemporary(true);
            there.realm(MOVES).users().get(after.getId()).resetPassword(given);
        }
        String member = other.signIn().withNewPassword(MOVES, PERSON, "given-for-one-time-1", PASSWORD + "-new");
        JsonNode me = other.get("/me", member).body();
        assertThat(me.path("roles").toString()).contains("member");
        // By the grant that was restored.
        assertThat(me.path("permissions").toString()).contains("health:read");
        assertThat(other.get("/me", installation.operator()).status()).isEqualTo(401);
    }

    /** The same events come again, through a door that they have never come through. */
    void assertNothingCountsTwice(Installation other) throws Exception {
        send(other, "2024-03");
        send(
                other,
                java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                        .minusDays(1)
                        .toString()
                        .substring(0, 7));
        await().atMost(SOON).until(() -> duplicates(other) == 3L * PEOPLE);
        assertThat(facts(other)).isEqualTo(3L * PEOPLE);
        produceGarbage(other);
    }

    void assertTheBooksBalance(Installation other) throws Exception {
        String boss = other.signIn().person(MOVES, "boss", PASSWORD + "-new");
        await().atMost(AFTER_A_KILL)
                .untilAsserted(() -> assertThat(desk(other).rows(MOVES, "select count(*) from dead_letter"))
                        .isEqualTo(2));
        // Asked for by the facts that came, or by us.
        assertThat(other.post("/health/reconciliation", boss, "").status()).isIn(202, 429);
        await().atMost(AFTER_A_KILL).untilAsserted(() -> {
            JsonNode books = other.get("/health/reconciliation", boss).body();
            assertThat(books.at("/deep/running").asBoolean()).isFalse();
            assertThat(books.path("verdict").asText()).as(books.toString()).isEqualTo("balanced");
            assertThat(books.at("/partitions/checked").asInt()).isGreaterThanOrEqualTo(15);
            assertThat(books.at("/ledger/difference").asLong()).isZero();
        });
    }

    private static TenantDesk desk(Installation other) {
        return new TenantDesk(other);
    }

    private static Map<String, String> figures(Installation at, String boss) throws Exception {
        Map<String, String> figures = new TreeMap<>();
        for (String path : List.of(
                "/insights/overview?from=2024-02-01&to=2024-03-31",
                "/insights/daily?from=2024-02-01&to=2024-03-31",
                "/insights/departments?from=2024-02-01&to=2024-03-31",
                "/insights/departments-tree")) {
            Answer answer = at.get(path, boss);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            figures.put(path, answer.body().toString());
        }
        assertThat(figures.get("/insights/overview?from=2024-02-01&to=2024-03-31"))
                .contains("com.messages");
        return figures;
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
    }

    private static void send(Installation at, String month) throws Exception {
        StringBuilder events = new StringBuilder("[");
        for (int i = 0; i < PEOPLE; i++) {
            String type = i % 4 == 0
                    ? "\"type\":\"app.page.viewed\",\"data\":{\"page\":\"home\"}"
                    : "\"type\":\"im.message.sent\",\"data\":{\"objecttype\":\"message\",\"objectid\":\"1\",\"channel\":\"mail\","
                            + "\"conversationid\":\"1\",\"conversationkind\":\"direct\",\"recipients\":[\"p"
                            + (i + 1) % PEOPLE + "\"]}";
            events.append(i == 0 ? "" : ",").append("""
                    {"specversion":"1.0","id":"%s-%d","source":"urn:transfer","time":"%s-01T08:00:00Z","actor":"p%d","platform":"web",%s}""".formatted(month, i, month, i, type));
        }
        Answer sent = at.call(
                "POST", "/events", gateway(at), events.append(']').toString(), "application/cloudevents-batch+json");
        assertThat(sent.body().path("accepted").asInt())
                .as(sent.body().toString())
                .isEqualTo(PEOPLE);
    }

    private static String gateway(Installation at) throws Exception {
        try (Keycloak keycloak = at.administrator()) {
            RealmResource realm = keycloak.realm(MOVES);
            String client =
                    realm.clients().findByClientId("atrium-gateway").get(0).getId();
            return at.signIn()
                    .service(
                            MOVES,
                            "atrium-gateway",
                            realm.clients().get(client).getSecret().getValue());
        }
    }

    private static void produceGarbage(Installation at) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + at.stack().port(Component.KAFKA)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "atrium.usage", (MOVES + "/1").getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3}))
                    .get();
        }
    }

    private static long facts(Installation at) throws Exception {
        return Long.parseLong(at.wholeWarehouse("SELECT (SELECT count() FROM usage_event WHERE tenant_id = '" + MOVES
                + "') + (SELECT count() FROM collaboration_event WHERE tenant_id = '" + MOVES + "')"));
    }

    private static long duplicates(Installation at) throws Exception {
        return Long.parseLong(
                at.wholeWarehouse("SELECT sum(duplicates) FROM ingest_outcome WHERE tenant_id = '" + MOVES + "'"));
    }

    /** Every row of the tenant, table by table, in the order in which the tables keep them. */
    private static Map<String, List<String>> rows(Installation at) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : column(at, "select table_name from tenant_tables_in_order()")) {
            if (!List.of("tenant_journal", "tenant_administrator", "directory_cursor", "group_relation", "audit_cursor")
                    .contains(table)) {
                String order = column(
                                at, "select order_by from tenant_tables_in_order() where table_name = '" + table + "'")
                        .get(0);
                String other = String.join(",", OTHER.getOrDefault(table, List.of()));
                rows.put(
                        table,
                        column(
                                at,
                                "select (to_jsonb(t) - string_to_array('" + other + "', ','))::text from " + table
                                        + " t where tenant_id = '" + MOVES + "' order by " + order));
            }
        }
        return rows;
    }

    private static List<String> column(Installation at, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection superuser = DriverManager.getConnection(
                        at.jdbc(), "postgres", at.stack().secret("postgresql-superuser"));
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static int run(Installation at, Path atHome, String verb, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(List.of("--home", atHome.toString()));
        if (!verb.startsWith("verify")) {
            arguments.addAll(List.of("--server", at.address()));
        }
        StringWriter said = new StringWriter();
        CommandLine commands = new CommandLine(new TenantCommands());
        commands.setOut(new PrintWriter(said));
        commands.setErr(new PrintWriter(said));
        int code = commands.execute(arguments.toArray(new String[0]));
        log.atInfo()
                .addKeyValue("command", String.join(" ", arguments))
                .addKeyValue("code", code)
                .addKeyValue("said", said)
                .log("Ran");
        return code;
    }
}
