package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.Authenticator;
import io.atrium.server.security.KeycloakAdministration;
import io.atrium.server.security.TenantRealms;
import io.atrium.server.security.TokenAuthenticator;
import io.atrium.server.storage.Database;
import io.atrium.server.testing.SignIn;
import io.atrium.server.testing.TestAuthority;
import io.atrium.server.testing.TlsDoor;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Sign-in, tenants, settings and health on real PostgreSQL and Keycloak, started once: Keycloak takes its time. */
final class ServerIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path home;

    private static ServerUnderTest server;
    private static Database database;
    private static SignIn signIn;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(home);
        database = Database.open(server.config().postgresql());
        signIn = new SignIn(server.keycloak());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void whoSignsInIsTheirTenantsMember() throws Exception {
        JsonNode me = JSON.readTree(get("/me", person("demo", "cio")).body());

        assertThat(me.at("/tenant/id").asText()).isEqualTo("demo");
        assertThat(me.at("/tenant/timeZone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(me.path("email").asText()).isEqualTo("cio@demo.example");
        assertThat(me.path("roles")).hasToString("[\"cio\",\"member\"]");
        assertThat(me.path("permissions"))
                .hasToString("[\"goals:read\",\"groups:metrics\",\"health:read\",\"home:read\",\"insights:read:*\"]");
    }

    @Test
    void theSignInPageLearnsWhereToGo() throws Exception {
        JsonNode tenant = JSON.readTree(get("/public/tenants/demo2", "").body());

        assertThat(tenant.at("/oidc/url").asText()).isEqualTo(server.keycloak());
        assertThat(tenant.at("/oidc/realm").asText()).isEqualTo("demo2");
        assertThat(tenant.at("/oidc/clientId").asText()).isEqualTo("atrium-web");
        assertThat(get("/public/tenants/nobody", "").statusCode()).isEqualTo(404);
        assertThat(get("/public/tenants/master", "").statusCode()).isEqualTo(404);
    }

    @Test
    void tokensThatProveNothingOpenNothing() throws Exception {
        String mine = person("demo", "admin");
        Map<String, String> useless = Map.of(
                "token-signature", mine.substring(0, mine.length() - 12) + "AAAAAAAAAAAA",
                "token-issuer", signIn.adminCli("master", "admin", server.secret("keycloak-admin")),
                "token-audience", signIn.adminCli("demo", "admin", server.secret("tenant-demo-admin")));

        for (String path : List.of("/me", "/settings", "/health/components", "/directory/departments")) {
            for (Map.Entry<String, String> entry : useless.entrySet()) {
                HttpResponse<String> answer = get(path, entry.getValue());
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.body()).contains(entry.getKey());
            }
        }
    }

    @Test
    void rolesOpenWhatTheyShould() throws Exception {
        assertThat(get("/settings", person("demo", "member")).statusCode()).isEqualTo(403);
        assertThat(get("/settings", person("demo", "cio")).statusCode()).isEqualTo(403);
        assertThat(get("/health/components", person("demo", "member")).statusCode())
                .isEqualTo(403);
        String gateway = signIn.service("demo", "atrium-gateway", server.secret("tenant-demo-gateway"));
        assertThat(get("/dead-letters", gateway).statusCode()).isEqualTo(403);
        assertThat(get("/settings", gateway).statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(get("/me", gateway).body()).path("permissions"))
                .hasToString("[\"directory:import\",\"events:write:*\",\"home:read\"]");
        String operations = signIn.service("demo", "atrium-operations", server.secret("tenant-demo-operations"));
        assertThat(get("/settings", operations).statusCode()).isEqualTo(403);
        assertThat(get("/dead-letters", operations).statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(get("/me", operations).body()).path("permissions"))
                .hasToString("[\"dead-letters:*\",\"health:read\",\"home:read\"]");
    }

    @Test
    void operatorsAreLetInToThePlatformAlone() throws Exception {
        String operator = signIn.person("platform", "operator", server.secret("platform-operator"));
        String program = signIn.service("platform", "atrium-platform", server.secret("platform-operations"));

        for (String token : List.of(operator, program)) {
            JsonNode me = JSON.readTree(get("/platform/me", token).body());
            assertThat(me.path("roles")).hasToString("[\"platform-operator\"]");
            assertThat(me.path("permissions"))
                    .hasToString("[\"health:check\",\"health:read\",\"peer-packs:*\",\"platform:read\",\"tenants:*\"]");
            assertThat(get("/platform/health/components", token).statusCode()).isEqualTo(200);
            for (String path : List.of(
                    "/me",
                    "/settings",
                    "/health/components",
                    "/health/reconciliation",
                    "/directory/departments",
                    "/directory/members",
                    "/insights/overview",
                    "/dead-letters")) {
                HttpResponse<String> answer = get(path, token);
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(answer.body()).as(path).contains("tenant-needed");
            }
            HttpResponse<String> events = send(request("/events")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/cloudevents+json")
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(events.statusCode()).isEqualTo(403);
            assertThat(events.body()).contains("tenant-needed");
        }
        assertThat(get("/public/tenants/platform", "").statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(get("/public/platform", "").body())
                        .at("/oidc/realm")
                        .asText())
                .isEqualTo("platform");
    }

    @Test
    void platformAuditorsReadTheLogOfTheInstallationAlone() throws Exception {
        String person = signIn.person("platform", "platform-auditor", server.secret("platform-auditor"));
        String program = signIn.service("platform", "atrium-platform-audit", server.secret("platform-audit"));
        String operator = signIn.person("platform", "operator", server.secret("platform-operator"));
        assertThat(send(request("/platform/tenants/nobody/suspend")
                                .header("Authorization", "Bearer " + person)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);

        for (String token : List.of(person, program)) {
            assertThat(JSON.readTree(get("/platform/me", token).body()).path("permissions"))
                    .hasToString("[\"audit:export\",\"audit:read\",\"audit:verify\",\"platform:read\"]");
            for (String path :
                    List.of("/platform/tenants", "/platform/groups", "/platform/health/components", "/audit")) {
                assertThat(get(path, token).statusCode()).as(path).isEqualTo(403);
            }
            await().atMost(SOON).untilAsserted(() -> {
                JsonNode records =
                        JSON.readTree(get("/platform/audit?action=sign_in.succeeded&actor=platform-auditor", token)
                                .body());
                assertThat(records.path("records")).isNotEmpty();
                assertThat(records.at("/records/0/address").asText()).isNotEmpty();
            });
        }
        assertThat(get("/platform/audit?action=access.refused&actor=platform-auditor", person)
                        .body())
                .contains("POST /api/v1/platform/tenants/{id}/suspend");
        assertThat(get("/platform/audit?q=demo.example", person).body()).doesNotContain("demo.example\"");
        HttpResponse<String> export = get("/platform/audit/export", program);
        assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
                .contains("platform-audit.jsonl");
        assertThat(export.body().lines().findFirst().orElse("")).contains("\"tenant\":\"platform\"");
        assertThat(get("/platform/audit?action=audit.exported", person).body())
                .contains("service-account-atrium-platform-audit");
        assertThat(send(request("/platform/audit/verify")
                                .header("Authorization", "Bearer " + person)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(JSON.readTree(
                                        get("/platform/audit/verify", person).body())
                                .at("/verdict/intact")
                                .asBoolean())
                        .isTrue());
        for (String path : List.of("/platform/audit", "/platform/audit/1", "/platform/audit/export")) {
            assertThat(get(path, operator).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void whoGuessesPasswordsIsShutOutThoughTheLastGuessIsRight() throws Exception {
        for (int guess = 0; guess < 8; guess++) {
            assertThatThrownBy(() -> signIn.person("demo2", "auditor", "not-the-password-of-anybody"))
                    .hasMessageStartingWith("Not signed in");
        }

        assertThatThrownBy(() -> person("demo2", "auditor")).hasMessageStartingWith("Not signed in");
        assertThat(person("demo2", "member")).isNotEmpty();
        try (Keycloak keycloak = administrator()) {
            String id = keycloak.realm("demo2")
                    .users()
                    .searchByUsername("auditor", true)
                    .get(0)
                    .getId();
            keycloak.realm("demo2").attackDetection().clearBruteForceForUser(id);
        }
        assertThat(person("demo2", "auditor")).isNotEmpty();
    }

    @Test
    void passwordsAreLongAndNotTheOnesBeforeAndSessionsEndByThemselves() throws Exception {
        try (Keycloak keycloak = administrator()) {
            RealmResource realm = keycloak.realm("demo2");
            String id = realm.users().searchByUsername("member", true).get(0).getId();
            for (String poor : List.of("short", "member", server.secret("tenant-demo2-member"))) {
                assertThatThrownBy(() -> realm.users().get(id).resetPassword(password(poor)))
                        .as(poor.length() + " characters")
                        .isInstanceOf(BadRequestException.class);
            }
            RealmRepresentation policy = realm.toRepresentation();
            assertThat(policy.getSsoSessionIdleTimeout()).isEqualTo(3_600);
            assertThat(policy.getSsoSessionMaxLifespan()).isEqualTo(36_000);
            assertThat(policy.getAccessTokenLifespan()).isEqualTo(300);
        }
        SignIn.Session session = signIn.session("demo2", "member", server.secret("tenant-demo2-member"));
        JsonNode refresh = claims(session.refresh());
        assertThat(refresh.path("exp").asLong() - refresh.path("iat").asLong()).isEqualTo(3_600);
        JsonNode access = claims(session.access());
        assertThat(access.path("exp").asLong() - access.path("iat").asLong()).isEqualTo(300);
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static CredentialRepresentation password(String text) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(text);
        return password;
    }

    private static Keycloak administrator() {
        return Keycloak.getInstance(server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli");
    }

    /** Keycloak's administration, the keys of tokens, and mail, each behind a certificate of the customer's and of a stranger's. */
    @Test
    void whatGoesOutBelievesTheCustomersAuthorityAndNoOther() throws Exception {
        int keycloak = URI.create(server.keycloak()).getPort();
        String token = person("demo", "cio");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        SSLContext stranger = new TestAuthority().server();
        try (TlsDoor identity = TlsDoor.open(server.authority().server(), keycloak);
                TlsDoor post =
                        TlsDoor.open(server.authority().server(), mail.getSmtp().getPort());
                TlsDoor falseIdentity = TlsDoor.open(stranger, keycloak);
                TlsDoor falsePost = TlsDoor.open(stranger, mail.getSmtp().getPort())) {
            try (Keycloak administration = KeycloakAdministration.open(keycloakAt(identity))) {
                assertThat(administration.realm("demo").toRepresentation().getRealm())
                        .isEqualTo("demo");
            }
            try (Keycloak administration = KeycloakAdministration.open(keycloakAt(falseIdentity))) {
                assertThatThrownBy(() -> administration.realm("demo").toRepresentation())
                        .hasStackTraceContaining("SSLHandshakeException");
            }
            assertThat(authenticator(identity)
                            .authenticate("Bearer " + token)
                            .permissions()
                            .permits("insights:read"))
                    .isTrue();
            assertThatThrownBy(() -> authenticator(falseIdentity).authenticate("Bearer " + token))
                    .hasMessageContaining("identity-unavailable");
            assertThat(JSON.readTree(mailTest(post).body()).path("ok").asBoolean())
                    .isTrue();
            assertThat(JSON.readTree(mailTest(falsePost).body()).path("message").asText())
                    .contains("certificate");
        } finally {
            mail.stop();
        }
    }

    private static ServerConfig.Keycloak keycloakAt(TlsDoor door) {
        ServerConfig.Keycloak plain = server.config().keycloak();
        return new ServerConfig.Keycloak(
                URI.create("https://127.0.0.1:" + door.port()),
                plain.publicUrl(),
                plain.adminUser(),
                plain.adminPasswordFile());
    }

    private static Authenticator authenticator(TlsDoor keycloak) {
        TenantRealms realms = new TenantRealms() {
            @Override
            public Standing standing(String realm) {
                return Standing.TENANT;
            }

            @Override
            public Set<String> eventGrants(String tenant, String client) {
                return Set.of();
            }
        };
        return TokenAuthenticator.of(
                keycloakAt(keycloak),
                realms,
                (tenant, user) -> List.of(),
                (tenant, subject, session, issuedAt) -> false,
                Clock.systemUTC());
    }

    private HttpResponse<String> mailTest(TlsDoor door) throws Exception {
        return send(request("/settings/smtp/test")
                .header("Authorization", "Bearer " + person("demo", "admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"host\":\"127.0.0.1\",\"port\":%d,\"security\":\"tls\",\"user\":\"\",\"from\":\"a@demo.example\"}"
                                .formatted(door.port()))));
    }

    @Test
    void tenantsAreNotLetInToThePlatform() throws Exception {
        for (String token : List.of(
                person("demo", "admin"),
                person("demo", "member"),
                signIn.service("demo", "atrium-gateway", server.secret("tenant-demo-gateway")),
                signIn.service("demo", "atrium-operations", server.secret("tenant-demo-operations")))) {
            for (String path : List.of("/platform/me", "/platform/health/components")) {
                HttpResponse<String> answer = get(path, token);
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(answer.body()).as(path).contains("platform-needed");
            }
        }
        assertThat(get("/platform/me", "").statusCode()).isEqualTo(401);
        assertThat(get("/platform/me", signIn.adminCli("platform", "operator", server.secret("platform-operator")))
                        .body())
                .contains("token-audience");
    }

    @Test
    void settingsAreKeptApartByTenantAndByVersion() throws Exception {
        String admin = person("demo", "admin");
        String other = person("demo2", "admin");
        String untouched = get("/settings", other).body();
        ObjectNode change = (ObjectNode) JSON.readTree(get("/settings", admin).body());
        change.withObject("/organizationName").put("zh", "示例集团有限公司").put("en", "Demo Group Ltd");
        change.put("firstRunCompleted", true);
        change.putObject("workingCalendar")
                .putPOJO("workingDays", List.of("MONDAY", "TUESDAY"))
                .putPOJO("holidays", List.of(Map.of("date", "2026-10-01", "name", "国庆节")))
                .putPOJO("swappedWorkingDays", List.of(Map.of("date", "2026-10-10", "name", "调休")));
        change.putObject("smtp")
                .put("host", "mail.demo.example")
                .put("port", 587)
                .put("security", "starttls")
                .put("user", "bot")
                .put("from", "bot@demo.example")
                .put("password", "smtp-pass-word");

        HttpResponse<String> saved = put("/settings", admin, change);
        HttpResponse<String> again = put("/settings", admin, change);

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(saved.body()).doesNotContain("smtp-pass-word");
        JsonNode stored = JSON.readTree(get("/settings", admin).body());
        assertThat(stored).isEqualTo(JSON.readTree(saved.body()));
        assertThat(stored.at("/smtp/passwordSet").asBoolean()).isTrue();
        assertThat(stored.at("/workingCalendar/swappedWorkingDays/0/date").asText())
                .isEqualTo("2026-10-10");
        assertThat(get("/settings", other).body()).isEqualTo(untouched);
        assertThat(get("/public/tenants/demo", "").body()).contains("Demo Group Ltd");
    }

    @Test
    void aSecondStartChangesNothing() throws Exception {
        int before = journal();

        server.restart();

        assertThat(journal()).isEqualTo(before);
        assertThat(get("/me", person("demo", "member")).statusCode()).isEqualTo(200);
    }

    @Test
    void aSuspendedTenantIsShutOut() throws Exception {
        String token = person("demo2", "member");
        assertThat(get("/me", token).statusCode()).isEqualTo(200);
        try {
            want("suspended");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get("/me", token).body()).contains("tenant-suspended"));
        } finally {
            want("active");
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(get("/me", token).statusCode()).isEqualTo(200));
        }
    }

    @Test
    void keysMayRotate() throws Exception {
        String old = person("demo", "member");
        assertThat(get("/me", old).statusCode()).isEqualTo(200);
        rotate();

        String fresh = person("demo", "member");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/me", fresh).statusCode()).isEqualTo(200));
        assertThat(get("/me", old).statusCode()).isEqualTo(200);
        assertThat(header(fresh)).isNotEqualTo(header(old));
    }

    @Test
    void healthTellsWhatIsThereAndWhatIsNot() throws Exception {
        String admin = person("demo", "admin");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode report = JSON.readTree(get("/health/components", admin).body());
            assertThat(component(report, "postgresql").path("state").asText()).isEqualTo("up");
            assertThat(component(report, "postgresql").path("version").asText()).startsWith("18");
            assertThat(component(report, "keycloak").path("version").asText()).startsWith("26.");
            assertThat(component(report, "clickhouse").path("state").asText()).isEqualTo("down");
            assertThat(component(report, "kafka").path("state").asText()).isEqualTo("down");
            assertThat(component(report, "ingest").at("/lastError/message").asText())
                    .startsWith("Nobody listens");
            assertThat(report.path("status").asText()).isEqualTo("degraded");
        });
    }

    @Test
    void operatorsFindTheirEndpoints() throws Exception {
        for (String path : List.of("/health/live", "/health/ready")) {
            assertThat(management(path).body()).isEqualTo("{\"status\":\"up\"}");
        }
        assertThat(management("/metrics").body()).contains("atrium_component_up", "jvm_memory_used_bytes");
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static JsonNode component(JsonNode report, String id) {
        for (JsonNode component : report.path("components")) {
            if (component.path("id").asText().equals(id)) {
                return component;
            }
        }
        throw new AssertionError("No component " + id + " in " + report);
    }

    private static int journal() {
        return database.<Integer>inTenant(
                "demo",
                handle -> handle.select("select count(*) from tenant_journal")
                        .mapTo(Integer.class)
                        .one());
    }

    private static void want(String wanted) {
        database.useTenant("demo2", handle -> handle.execute("update tenant set wanted = ?", wanted));
    }

    private static void rotate() {
        try (Keycloak keycloak = Keycloak.getInstance(
                server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli")) {
            ComponentRepresentation key = new ComponentRepresentation();
            key.setName("rotated");
            key.setParentId(keycloak.realm("demo").toRepresentation().getId());
            key.setProviderId("rsa-generated");
            key.setProviderType("org.keycloak.keys.KeyProvider");
            MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
            settings.putSingle("priority", "1000");
            settings.putSingle("algorithm", "RS256");
            key.setConfig(settings);
            keycloak.realm("demo").components().add(key).close();
        }
    }

    private static String person(String tenant, String user) throws Exception {
        return signIn.person(tenant, user, server.secret("tenant-" + tenant + "-" + user));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = request(path);
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> put(String path, String token, JsonNode body) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> management(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.managementPort() + path)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
