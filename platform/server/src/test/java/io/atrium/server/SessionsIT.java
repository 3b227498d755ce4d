package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.server.storage.Database;
import io.atrium.server.testing.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;

/** Who is signed in where, and how that ends, on real Keycloak and PostgreSQL; and everybody who tries with what is not theirs. */
final class SessionsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the documentation promises for other servers than the one that was asked. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    @TempDir
    private static Path home;

    private static ServerUnderTest server;
    private static SignIn signIn;

    private final HttpClient http = HttpClient.newHttpClient();

    private record Answer(int status, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(home);
        signIn = new SignIn(server.keycloak());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aMemberSeesTheirSessionsAndEndsOne() throws Exception {
        String here = person("demo", "member");
        String there = person("demo", "member");
        assertThat(send(there, "GET", "/me").status()).isEqualTo(200);

        JsonNode sessions = send(here, "GET", "/me/sessions").json().path("sessions");
        Answer ended = send(here, "DELETE", "/me/sessions/" + session(there));
        Answer refused = send(there, "GET", "/me");

        JsonNode current = find(sessions, session(here));
        assertThat(current.path("current").asBoolean()).isTrue();
        JsonNode other = find(sessions, session(there));
        assertThat(other.path("current").asBoolean()).isFalse();
        assertThat(other.path("userAgent").asText()).startsWith("Java-http-client");
        assertThat(other.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(Instant.parse(other.path("startedAt").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(Instant.parse(other.path("lastSeenAt").asText()))
                .isAfterOrEqualTo(Instant.parse(other.path("startedAt").asText()));
        assertThat(ended.status()).isEqualTo(204);
        assertThat(refused.status()).as("a valid token of an ended session").isEqualTo(401);
        assertThat(refused.json().path("code").asText()).isEqualTo("token-session-ended");
        assertThat(send(here, "GET", "/me").status()).isEqualTo(200);
        assertThat(send(here, "GET", "/me/sessions").body()).doesNotContain(session(there));
        assertThat(audit("demo", "action=session.ended&outcome=success&object=" + session(there)))
                .hasSize(1);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() throws Exception {
        String member = person("demo", "member");
        String cio = person("demo", "cio");
        String stranger = person("demo2", "member");

        Answer another = send(member, "DELETE", "/me/sessions/" + session(cio));
        Answer crossing = send(stranger, "DELETE", "/me/sessions/" + session(cio));
        Answer sameName = send(stranger, "DELETE", "/me/sessions/" + session(member));
        Answer invented = send(member, "DELETE", "/me/sessions/..%2F..");

        assertThat(List.of(another.status(), crossing.status(), sameName.status()))
                .containsOnly(404);
        assertThat(another.json().path("code").asText()).isEqualTo("session-unknown");
        assertThat(invented.status()).isBetween(400, 404);
        assertThat(send(cio, "GET", "/me").status()).isEqualTo(200);
        assertThat(send(member, "GET", "/me").status()).isEqualTo(200);
        assertThat(send(stranger, "GET", "/me/sessions").body())
                .doesNotContain(session(member))
                .doesNotContain(session(cio));
        assertThat(audit("demo", "action=session.ended&outcome=refused&actor=member&object=" + session(cio)))
                .hasSize(1);
        assertThat(audit("demo2", "action=session.ended&outcome=refused&object=" + session(cio)))
                .hasSize(1);
    }

    @Test
    void whoSignsOutEverywhereIsOutEverywhereAtOnceAndMayComeBack() throws Exception {
        SignIn.Session session = signIn.session("demo2", "cio", server.secret("tenant-demo2-cio"));
        String here = session.access();
        String there = person("demo2", "cio");
        String other = person("demo2", "auditor");

        Answer slip = send(here, "DELETE", "/me/sessions");
        Answer out = send(here, "DELETE", "/me/sessions?everywhere=true");

        assertThat(slip.status()).isEqualTo(422);
        assertThat(out.json().path("ended").asInt()).isEqualTo(2);
        assertThat(send(here, "GET", "/me").status()).isEqualTo(401);
        assertThat(send(there, "GET", "/me").status()).isEqualTo(401);
        assertThat(send(other, "GET", "/me").status()).isEqualTo(200);
        assertThat(keycloakSessions("demo2", "cio")).isZero();
        assertThatThrownBy(() -> signIn.refresh("demo2", session))
                .as("nothing can be renewed")
                .isInstanceOf(IOException.class);
        await().atMost(BOUND.plusSeconds(5))
                .untilAsserted(() -> assertThat(
                                send(person("demo2", "cio"), "GET", "/me").status())
                        .isEqualTo(200));
        assertThat(audit("demo2", "action=session.signed_out_everywhere&actor=cio"))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.at("/details/sessions").asInt()).isEqualTo(2));
    }

    @Test
    void anotherServersSignOutIsKnownWithinTheBound() throws Exception {
        String token = person("demo2", "admin");
        String subject = claim(token, "sub");
        assertThat(send(token, "GET", "/me").status()).isEqualTo(200);

        try (Database another = Database.open(server.config().postgresql())) {
            another.useTenant(
                    "demo2",
                    handle -> handle.execute(
                            "insert into session_end (tenant_id, subject, session_id, ended_at) values ('demo2', ?, '', now())",
                            subject));
        }

        await().pollInterval(Duration.ofMillis(50))
                .atMost(BOUND)
                .until(() -> send(token, "GET", "/me").status() == 401);
    }

    @Test
    void anAdministratorEndsTheSessionsOfTheirOwnOrganizationAlone() throws Exception {
        String admin = person("demo", "admin");
        String auditor = person("demo", "auditor");
        String namesake = person("demo2", "auditor");
        send(auditor, "GET", "/me");

        Answer seen = send(admin, "GET", "/accounts/auditor/sessions");
        Answer ended = send(admin, "DELETE", "/accounts/auditor/sessions");

        assertThat(seen.json().at("/account/username").asText()).isEqualTo("auditor");
        assertThat(seen.json().path("sessions")).isNotEmpty();
        assertThat(seen.body()).doesNotContain(session(auditor));
        assertThat(ended.json().path("ended").asInt())
                .isEqualTo(seen.json().path("sessions").size());
        assertThat(send(auditor, "GET", "/me").status()).isEqualTo(401);
        assertThat(send(namesake, "GET", "/me").status()).isEqualTo(200);
        assertThat(send(admin, "GET", "/accounts/nobody/sessions").status()).isEqualTo(404);
        for (String role : List.of("cio", "member")) {
            String token = person("demo", role);
            assertThat(send(token, "GET", "/accounts/admin/sessions").status()).isEqualTo(403);
            assertThat(send(token, "DELETE", "/accounts/admin/sessions").status())
                    .isEqualTo(403);
        }
        assertThat(audit("demo", "action=session.viewed&actor=admin")).isNotEmpty();
        assertThat(audit("demo", "action=session.signed_out_everywhere&actor=admin"))
                .hasSize(1);
    }

    private static JsonNode find(JsonNode sessions, String id) {
        for (JsonNode session : sessions) {
            if (session.path("id").asText().equals(id)) {
                return session;
            }
        }
        throw new AssertionError("no session " + id + " in " + sessions);
    }

    private static int keycloakSessions(String tenant, String user) {
        try (Keycloak keycloak = Keycloak.getInstance(
                server.keycloak(), "master", "admin", server.secret("keycloak-admin"), "admin-cli")) {
            var users = keycloak.realm(tenant).users();
            return users.get(users.searchByUsername(user, true).get(0).getId())
                    .getUserSessions()
                    .size();
        }
    }

    private static String session(String token) throws IOException {
        return claim(token, "sid");
    }

    private static String claim(String token, String name) throws IOException {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JSON.readTree(new String(claims, StandardCharsets.UTF_8))
                .path(name)
                .asText();
    }

    private static String person(String tenant, String user) throws IOException, InterruptedException {
        return signIn.person(tenant, user, server.secret("tenant-" + tenant + "-" + user));
    }

    private List<JsonNode> audit(String tenant, String query) throws Exception {
        String auditor = signIn.service(tenant, "atrium-audit", server.secret("tenant-" + tenant + "-audit"));
        List<JsonNode> records = new ArrayList<>();
        send(auditor, "GET", "/audit?limit=500&" + query).json().path("records").forEach(records::add);
        return records;
    }

    private Answer send(String token, String method, String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }
}
