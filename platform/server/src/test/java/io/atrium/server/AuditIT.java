package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.audit.AuditCommands;
import io.atrium.server.testing.SignIn;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import picocli.CommandLine;

/** That everything that has to be in the audit log is, on real PostgreSQL and Keycloak; and who finds it. */
final class AuditIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LETTER = """
            insert into dead_letter (tenant_id, origin_topic, origin_partition, origin_offset, arrival, record_key, record_value,
                reason, detail, received_at) values ('demo', 't', 0, %d, now(), 'demo/1', 'x', 'corrupt', '', now())""";

    @TempDir
    private static Path home;

    private static ServerUnderTest server;
    private static SignIn signIn;
    private static AuditReader log;

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(home);
        signIn = new SignIn(server.keycloak());
        log = new AuditReader(server, signIn);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void whatAdministratorsDoIsFoundByAnAuditor() throws Exception {
        String admin = person("demo", "admin");
        String cio = person("demo", "cio");
        String gateway = signIn.service("demo", "atrium-gateway", server.secret("tenant-demo-gateway"));
        ObjectNode settings =
                (ObjectNode) log.send(admin, "GET", "/settings", "").json();
        settings.put("timeZone", "Asia/Tokyo");
        sql(LETTER.formatted(1), LETTER.formatted(2));
        String rule = "{\"match\":{\"reasons\":[\"corrupt\"]},\"operations\":[{\"op\":\"as-is\"}]}";

        List<AuditReader.Answer> answers = List.of(
                log.send(admin, "PUT", "/settings", settings.toString()),
                log.send(
                        admin,
                        "POST",
                        "/settings/smtp/test",
                        "{\"host\":\"127.0.0.1\",\"port\":1,\"security\":\"none\",\"user\":\"\",\"from\":\"a@demo.example\"}"),
                log.csv(gateway, "user,department\nann,sales\n"),
                log.csv(gateway, "user,department\n,sales\n"),
                log.send(admin, "POST", "/dead-letters/discard", discard("origin one")),
                log.send(admin, "PUT", "/dead-letters/rules", rule.replaceFirst("\\{", "{\"name\":\"mine\",")),
                log.send(admin, "DELETE", "/dead-letters/rules/mine", ""),
                log.send(admin, "POST", "/health/reconciliation", ""),
                log.send(
                        cio,
                        "POST",
                        "/insights/exports",
                        "{\"chart\":\"departments\",\"from\":\"2026-01-01\",\"to\":\"2026-01-31\",\"rows\":7,\"sha256\":\""
                                + "a".repeat(64) + "\"}"));
        sql(LETTER.formatted(3));
        AuditReader.Answer run = log.send(admin, "POST", "/dead-letters/runs", rule);

        assertThat(answers)
                .extracting(AuditReader.Answer::status)
                // 503: it has begun, and the warehouse that the answer speaks of is away here.
                .containsExactly(200, 200, 200, 422, 200, 200, 204, 503, 204);
        assertThat(run.status()).as(run.body()).isEqualTo(202);
        JsonNode changed = log.only("action=settings.changed&actor=admin");
        assertThat(changed.at("/details/changed")).hasToString("[\"timeZone\"]");
        assertThat(changed.path("beforeDigest").asText())
                .hasSize(64)
                .isNotEqualTo(changed.path("afterDigest").asText());
        assertThat(changed.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(changed.path("userAgent").asText()).startsWith("Java-http-client");
        assertThat(changed.path("requestId").asText()).isNotEmpty();
        assertThat(log.only("action=settings.mail_tested").path("outcome").asText())
                .isEqualTo("failed");
        assertThat(log.only("action=directory.imported&outcome=success")
                        .at("/details/rows")
                        .asInt())
                .isEqualTo(1);
        assertThat(log.only("action=directory.imported&outcome=failed")
                        .at("/details/errors")
                        .asInt())
                .isEqualTo(1);
        assertThat(log.only("action=dead_letters.discarded")
                        .at("/details/letters")
                        .asInt())
                .isEqualTo(2);
        assertThat(log.only("action=dead_letters.replayed")
                        .at("/details/letters")
                        .asInt())
                .isEqualTo(1);
        assertThat(log.only("action=dead_letters.rule_saved").path("objectId").asText())
                .isEqualTo("mine");
        assertThat(log.only("action=dead_letters.rule_deleted").path("objectId").asText())
                .isEqualTo("mine");
        assertThat(log.only("action=reconciliation.started").path("actorName").asText())
                .isEqualTo("admin");
        assertThat(log.only("action=export.downloaded").path("actorName").asText())
                .isEqualTo("cio");
        assertThat(log.only("action=tenant.created").path("actorKind").asText()).isEqualTo("system");
        assertThat(log.find("action=tenant.provisioned&q=create%20realm")).hasSize(1);
        assertThat(log.find("q=ASIA").size()
                        + log.find("action=settings&from=2100-01-01T00:00:00Z").size())
                .isZero();
    }

    private static String discard(String reason) {
        return "{\"match\":{\"reasons\":[\"corrupt\"]},\"reason\":\"" + reason + "\"}";
    }

    @Test
    void signInsAndPermissionChangesComeFromKeycloakOnceEach() throws Exception {
        person("demo2", "cio");
        signInWrongly("demo2", "member");
        signInWrongly("demo2", "nobody-of-that-name");
        await().atMost(SOON)
                .until(() -> log.find("demo2", "action=sign_in.failed").size() == 2);

        server.restart();
        person("demo2", "member");
        try (Keycloak keycloak = administrator()) {
            UserResource member = keycloak.realm("demo2")
                    .users()
                    .get(keycloak.realm("demo2")
                            .users()
                            .searchByUsername("member", true)
                            .get(0)
                            .getId());
            var role = keycloak.realm("demo2").roles().get("cio").toRepresentation();
            member.roles().realmLevel().add(List.of(role));
            member.roles().realmLevel().remove(List.of(role));
        }

        await().atMost(SOON)
                .until(() -> log.find("demo2", "action=role.revoked").size() == 1);
        await().atMost(SOON)
                .until(() -> log.find("demo2", "action=sign_in.succeeded&actor=member")
                                .size()
                        == 1);
        JsonNode granted = log.find("demo2", "action=role.granted&q=%22cio%22").get(0);
        assertThat(granted.at("/details/account").asText()).isIn("member", "cio");
        assertThat(log.find("demo2", "action=role.granted&q=%22member%22%2C%22operation%22"))
                .isNotNull();
        assertThat(granted.path("actorKind").asText()).isEqualTo("operator");
        assertThat(log.find("demo2", "action=sign_in.succeeded&actor=cio")).hasSize(1);
        assertThat(log.find("demo2", "action=sign_in.failed")).hasSize(2);
        assertThat(log.find("demo2", "action=sign_in.failed&actor=member")).hasSize(1);
        assertThat(log.find("demo2", "q=nobody-of-that-name"))
                .as("what was typed may have been a password")
                .isEmpty();
        assertThat(log.find("demo2", "action=sign_in.failed")
                        .get(0)
                        .at("/details/error")
                        .asText())
                .isEqualTo("user_not_found");
    }

    @Test
    void theEndOfASessionAndANewPasswordAreRecordedByName() throws Exception {
        String password = server.secret("tenant-demo2-member") + "-1";
        String next = password + "-2";
        UserRepresentation account = new UserRepresentation();
        account.setUsername("newcomer");
        account.setEmail("newcomer@demo2.example");
        account.setFirstName("New");
        account.setLastName("Comer");
        account.setEnabled(true);
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(true);
        account.setCredentials(List.of(credential));
        try (Keycloak keycloak = administrator();
                Response made = keycloak.realm("demo2").users().create(account)) {
            assertThat(made.getStatus()).isEqualTo(201);
        }
        signIn.withNewPassword("demo2", "newcomer", password, next);
        SignIn.Session session = signIn.refresh("demo2", signIn.session("demo2", "newcomer", next));
        signIn.signOut("demo2", session);
        assertThatThrownBy(() -> signIn.refresh("demo2", session)).hasMessageContaining("invalid_grant");

        for (String action : List.of(
                "sign_in.ended&outcome=success&actor=newcomer",
                "account.password_changed&outcome=success&actor=newcomer",
                // Keycloak no longer knows whose the token was.
                "sign_in.refresh_failed&outcome=failed&actor=unknown")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.find("demo2", "action=" + action))
                            .as(action)
                            .isNotEmpty());
        }
        assertThat(log.find("demo2", "q=" + next))
                .as("no password is ever recorded")
                .isEmpty();
    }

    @Test
    void dutiesAreSeparate() throws Exception {
        String auditor = person("demo", "auditor");
        String admin = person("demo", "admin");
        String operations = signIn.service("demo", "atrium-operations", server.secret("tenant-demo-operations"));
        Map<String, String> reading = Map.of(
                "/audit",
                "GET",
                "/audit/1",
                "GET",
                "/audit/verify",
                "GET",
                "/audit/export",
                "GET",
                "/audit/verify ",
                "POST");
        for (Map.Entry<String, String> route : reading.entrySet()) {
            String path = route.getKey().strip();
            for (String token : List.of(admin, operations, person("demo", "cio"), person("demo", "member"))) {
                assertThat(log.send(token, route.getValue(), path, "").status())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(log.send(auditor, route.getValue(), path, "").status())
                    .as(path)
                    .isLessThan(300);
        }
        for (String path : List.of(
                "/settings", "/health/components", "/dead-letters", "/directory/members", "/insights/overview")) {
            assertThat(log.send(auditor, "GET", path, "").status()).as(path).isEqualTo(403);
        }
        assertThat(log.send(auditor, "PUT", "/settings", "{}").status()).isEqualTo(403);
        assertThat(log.send(auditor, "DELETE", "/audit/1", "").status()).isEqualTo(405);
        assertThat(log.send(auditor, "GET", "/me", "").json().path("permissions"))
                .hasToString("[\"audit:export\",\"audit:read\",\"audit:verify\",\"home:read\"]");
        JsonNode refused = log.find("action=access.refused&actor=admin&object=GET%20/api/v1/audit")
                .get(0);
        assertThat(refused.path("outcome").asText()).isEqualTo("refused");
        assertThat(log.find("action=audit.verified")).isNotEmpty();
    }

    @Test
    void manyRefusalsAreOneRecordAtOnceAndOneCountLater() throws Exception {
        String member = person("demo2", "member");
        for (int i = 0; i < 25; i++) {
            assertThat(log.send(member, "GET", "/directory/departments", "").status())
                    .isEqualTo(403);
        }

        assertThat(log.find("demo2", "action=access.refused&actor=member&q=departments"))
                .hasSize(1);
        await().atMost(Duration.ofSeconds(100))
                .until(() -> log.find("demo2", "action=access.refused&actor=member&q=departments")
                                .size()
                        == 2);
        assertThat(log.find("demo2", "action=access.refused&actor=member&q=departments")
                        .get(0)
                        .at("/details/more")
                        .asInt())
                .isEqualTo(24);
    }

    @Test
    void nobodySeesAnotherTenantsLog() throws Exception {
        String auditor = person("demo2", "auditor");
        String mine = log.send(auditor, "GET", "/audit/export", "").body();

        assertThat(mine.lines().filter(line -> line.contains("\"kind\":\"record\"")))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"tenantId\":\"demo2\""));
        assertThat(log.send(auditor, "GET", "/audit?tenant=demo&tenantId=demo&limit=500", "")
                        .json()
                        .path("records"))
                .isNotEmpty()
                .noneMatch(record -> record.toString().contains("\"demo\""));
        assertThat(log.send(auditor, "GET", "/audit/999999", "").status()).isEqualTo(404);
    }

    @Test
    void theCommandLineProvesTheChainWithoutBelievingTheServer() throws Exception {
        Path export = home.resolve("demo.jsonl");

        assertThat(command("verify", "--tenant", "demo")).isZero();
        assertThat(command("export", "--tenant", "demo", "--to-file", export.toString()))
                .isZero();
        assertThat(command("verify", "--from-export", export.toString())).isZero();
        assertThat(command("search", "--tenant", "demo", "--action", "audit.exported"))
                .isZero();

        List<String> lines = Files.readAllLines(export);
        Path changed = Files.writeString(
                home.resolve("changed.jsonl"),
                String.join("\n", lines).replaceFirst("\"actorName\":\"provisioning\"", "\"actorName\":\"somebody\"")
                        + "\n");
        List<String> shorter = new ArrayList<>(lines);
        shorter.remove(3);
        Path removed = Files.write(home.resolve("removed.jsonl"), shorter);
        assertThat(command("verify", "--from-export", changed.toString())).isEqualTo(1);
        assertThat(command("verify", "--from-export", removed.toString())).isEqualTo(1);
        assertThat(command(
                        "verify",
                        "--from-export",
                        Files.write(home.resolve("cut.jsonl"), lines.subList(0, 4))
                                .toString()))
                .isEqualTo(4);
        assertThat(command("verify")).isEqualTo(2);
        assertThat(command("verify", "--platform")).isZero();
        assertThat(command("search", "--platform", "--action", "sign_in")).isZero();
        assertThat(command("verify", "--platform", "--tenant", "demo")).isEqualTo(2);
        assertThat(log.find("action=audit.exported&actor=service-account-atrium-audit"))
                .isNotEmpty();
    }

    private int command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.contains("--tenant")) {
            all.addAll(List.of(
                    "--server",
                    "http://127.0.0.1:" + server.port(),
                    "--secret-file",
                    server.secretFile("tenant-demo-audit").toString()));
        }
        if (all.contains("--platform") && !all.contains("--tenant")) {
            all.addAll(List.of(
                    "--server",
                    "http://127.0.0.1:" + server.port(),
                    "--secret-file",
                    server.secretFile("platform-audit").toString()));
        }
        StringWriter told = new StringWriter();
        int code = new CommandLine(new AuditCommands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(told, true))
                .setErr(new PrintWriter(told, true))
                .execute(all.toArray(String[]::new));
        System.out.println(String.join(" ", arguments) + " -> " + code + ": "
                + told.toString().lines().findFirst().orElse(""));
        return code;
    }

    private static Keycloak administrator() {
        return Keycloak.getInstance(server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli");
    }

    private static void signInWrongly(String tenant, String user) throws InterruptedException {
        try {
            signIn.person(tenant, user, "not-the-password-of-anybody");
            throw new AssertionError("signed in");
        } catch (IOException refused) {
            assertThat(refused).hasMessageStartingWith("Not signed in");
        }
    }

    private static String person(String tenant, String user) throws IOException, InterruptedException {
        return signIn.person(tenant, user, server.secret("tenant-" + tenant + "-" + user));
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server.config().postgresql().url(), "postgres", server.secret("postgresql-superuser"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
