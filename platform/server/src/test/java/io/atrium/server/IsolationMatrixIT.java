package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.server.http.DeclaredRoute;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * Every route, asked by every role and by everything that only looks like a caller, against the table that is written down.
 * {@code -Disolation.write=true} writes the table anew from what is seen, for review.
 */
final class IsolationMatrixIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> PEOPLE = List.of("admin", "cio", "member", "auditor");
    private static final List<String> SERVICES = List.of("operations", "gateway", "audit", "insights");
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    @TempDir
    private static Path home;

    private static ServerUnderTest server;
    private static SignIn signIn;
    private static IsolationTable table;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(home);
        signIn = new SignIn(server.keycloak());
        table = new IsolationTable(
                Path.of(System.getProperty("atrium.checkout"), "platform", "docs", "isolation-matrix.md"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void everyRouteIsOpenToTheRolesWrittenDownAndToNoOther() throws Exception {
        Map<String, String> tokens = tokens("demo");
        tokens.putAll(platformTokens());
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        for (DeclaredRoute route : server.routes()) {
            Set<String> open = new TreeSet<>();
            for (Map.Entry<String, String> role : tokens.entrySet()) {
                if (!REFUSALS.contains(
                        ask(route, "demo", "Bearer " + role.getValue()).statusCode())) {
                    open.add(role.getKey());
                }
            }
            seen.put(IsolationTable.name(route), open);
        }
        if (Boolean.getBoolean("isolation.write")) {
            table.write(server.routes(), List.copyOf(tokens.keySet()), seen);
        }

        assertThat(seen).containsExactlyInAnyOrderEntriesOf(table.read());
    }

    @Test
    void whatOnlyLooksLikeACallerIsRefusedEverywhere() throws Exception {
        Map<String, Set<String>> open = table.read();
        Map<String, Map<String, String>> impostors = new LinkedHashMap<>();
        String expired = expired("demo2");
        List<String> letIn = new ArrayList<>();
        for (DeclaredRoute route : guarded()) {
            // Of somebody whom the route is open to: everybody else is refused whatever the signature is worth.
            String role = open.getOrDefault(IsolationTable.name(route), Set.of())
                    .iterator()
                    .next();
            if (!impostors.containsKey(role)) {
                impostors.put(role, impostors(role, expired));
            }
            for (Map.Entry<String, String> header : impostors.get(role).entrySet()) {
                HttpResponse<String> answer = ask(route, "demo", header.getValue());
                if (answer.statusCode() != 401 || !JSON.readTree(answer.body()).hasNonNull("code")) {
                    letIn.add(IsolationTable.name(route) + " for " + header.getKey() + " of " + role + ": "
                            + answer.statusCode());
                }
            }
        }

        assertThat(letIn).isEmpty();
        assertThat(impostors).hasSizeGreaterThan(3);
    }

    private Map<String, String> impostors(String role, String expired) throws Exception {
        boolean platform = role.startsWith("platform") || role.equals("operator");
        String realm = platform ? "platform" : "demo";
        String genuine = Objects.requireNonNull((platform ? platformTokens() : tokens("demo")).get(role), role);
        Map<String, String> headers = new LinkedHashMap<>();
        new Impostors(genuine, realm, platform ? "demo" : "demo2")
                .all(publicKey(realm, genuine))
                .forEach((name, token) -> headers.put(name, "Bearer " + token));
        headers.put("no scheme", genuine);
        headers.put(
                "basic",
                "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.US_ASCII)));
        headers.put(
                "Keycloak's own administration",
                "Bearer " + signIn.adminCli("master", "admin", secret("keycloak-admin")));
        headers.put(
                "other audience",
                "Bearer "
                        + (platform
                                ? signIn.adminCli("platform", "operator", secret("platform-operator"))
                                : signIn.adminCli("demo", "admin", secret("tenant-demo-admin"))));
        headers.put("expired", "Bearer " + expired);
        headers.put("none", "");
        return headers;
    }

    private static Map<String, String> platformTokens() throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("operator", signIn.person("platform", "operator", secret("platform-operator")));
        tokens.put("platform", signIn.service("platform", "atrium-platform", secret("platform-operations")));
        tokens.put("platform-auditor", signIn.person("platform", "platform-auditor", secret("platform-auditor")));
        tokens.put("platform-audit", signIn.service("platform", "atrium-platform-audit", secret("platform-audit")));
        return tokens;
    }

    @Test
    void aSuspendedTenantIsRefusedEverywhere() throws Exception {
        String admin = "Bearer " + person("demo2", "admin");
        Map<String, String> headers = new LinkedHashMap<>();
        tokens("demo2").forEach((role, token) -> headers.put(role, "Bearer " + token));
        want("suspended");
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(REFUSALS)
                            .contains(get("/api/v1/me", admin).statusCode()));

            assertThat(openTo("demo2", headers)).isEmpty();
        } finally {
            want("active");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(get("/api/v1/me", admin).statusCode()).isEqualTo(200));
        }
    }

    /** Grants beside the roles of Keycloak's tokens, and the rules that ask Keycloak what an account has already. */
    @Test
    void aGrantOpensItsRoutesUntilItIsOverAndNothingElsewhere() throws Exception {
        String admin = person("demo", "admin");
        String member = "Bearer " + person("demo", "member");
        String namesake = "Bearer " + person("demo2", "member");
        String health = "/api/v1/health/components";
        for (String tenant : List.of("demo", "demo2")) {
            post(
                    "/directory/import",
                    person(tenant, "admin"),
                    "text/csv",
                    "user,department\nmember,a\nauditor,a\n",
                    200);
        }
        post("/roles", admin, JSON_TYPE, """
                {"id": "watch", "name": {"zh": "值班", "en": "Watch"}, "permissions": ["health:read"]}""", 201);
        assertThat(get(health, member).statusCode()).isEqualTo(403);

        post("/grants", admin, JSON_TYPE, """
                {"role": "watch", "user": "member", "reason": "tonight", "expiresAt": "%s"}""".formatted(Instant.now().plusSeconds(3)), 201);

        assertThat(get(health, member).statusCode()).isEqualTo(200);
        assertThat(get(health, namesake).statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/grants", member).statusCode()).isEqualTo(403);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(health, member).statusCode()).isEqualTo(403));
        assertThat(post("/grants", admin, JSON_TYPE, """
                        {"role": "admin", "user": "auditor", "reason": "both"}""", 403).path("code").asText())
                .isEqualTo("administration-and-audit");
        String second = post("/grants", admin, JSON_TYPE, """
                        {"role": "admin", "user": "member", "reason": "for a moment"}""", 201).path("id").asText();
        assertThat(get("/api/v1/settings", member).statusCode()).isEqualTo(200);
        post("/grants/" + second + "/revoke", admin, JSON_TYPE, "{\"reason\": \"over\"}", 200);
        assertThat(get("/api/v1/settings", member).statusCode()).isEqualTo(403);
    }

    @Test
    void aPathThatNamesAnotherTenantIsRefused() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        tokens("demo").forEach((role, token) -> headers.put(role, "Bearer " + token));

        List<String> open = new ArrayList<>();
        for (DeclaredRoute route : guarded()) {
            if (route.path().contains("{tenant}")) {
                open.addAll(deviations(route, "demo2", headers));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void everyRouteSaysWhoMayUseIt() {
        assertThat(server.routes())
                .allSatisfy(route -> assertThat(route.permission() != null
                                || route.path().startsWith("/api/v1/public/")
                                || !route.path().startsWith("/api"))
                        .as(IsolationTable.name(route))
                        .isTrue());
    }

    private List<String> openTo(String tenant, Map<String, String> headers) throws Exception {
        List<String> open = new ArrayList<>();
        for (DeclaredRoute route : guarded()) {
            open.addAll(deviations(route, tenant, headers));
        }
        return open;
    }

    private List<String> deviations(DeclaredRoute route, String tenant, Map<String, String> headers) throws Exception {
        List<String> open = new ArrayList<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            HttpResponse<String> answer = ask(route, tenant, header.getValue());
            JsonNode problem = JSON.readTree(answer.body());
            if (!REFUSALS.contains(answer.statusCode()) || !problem.hasNonNull("code")) {
                open.add(IsolationTable.name(route) + " for " + header.getKey() + ": " + answer.statusCode());
            }
        }
        return open;
    }

    private static List<DeclaredRoute> guarded() {
        return server.routes().stream()
                .filter(route -> route.permission() != null)
                .toList();
    }

    private static Map<String, String> tokens(String tenant) throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String person : PEOPLE) {
            tokens.put(person, person(tenant, person));
        }
        for (String service : SERVICES) {
            tokens.put(
                    service, signIn.service(tenant, "atrium-" + service, secret("tenant-" + tenant + "-" + service)));
        }
        return tokens;
    }

    private static String person(String tenant, String name) throws Exception {
        return signIn.person(tenant, name, secret("tenant-" + tenant + "-" + name));
    }

    /** A genuine token whose time is over, also by the tolerance for clocks. */
    private static String expired(String tenant) throws Exception {
        try (Keycloak keycloak =
                Keycloak.getInstance(server.keycloak(), "master", "admin", secret("keycloak-admin"), "admin-cli")) {
            String id = keycloak.realm(tenant)
                    .clients()
                    .findByClientId("atrium-operations")
                    .get(0)
                    .getId();
            ClientResource client = keycloak.realm(tenant).clients().get(id);
            ClientRepresentation changed = client.toRepresentation();
            changed.getAttributes().put("access.token.lifespan", "1");
            client.update(changed);
            try {
                String token = signIn.service(tenant, "atrium-operations", secret("tenant-" + tenant + "-operations"));
                JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
                Instant over =
                        Instant.ofEpochSecond(claims.path("exp").asLong()).plusSeconds(11);
                await().atMost(SOON).until(() -> Instant.now().isAfter(over));
                return token;
            } finally {
                changed.getAttributes().put("access.token.lifespan", "");
                client.update(changed);
            }
        }
    }

    private byte[] publicKey(String realm, String token) throws Exception {
        String id = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]))
                .path("kid")
                .asText();
        try (Keycloak keycloak =
                Keycloak.getInstance(server.keycloak(), "master", "admin", secret("keycloak-admin"), "admin-cli")) {
            return keycloak.realm(realm).keys().getKeyMetadata().getKeys().stream()
                    .filter(key -> id.equals(key.getKid()))
                    .map(key -> Base64.getDecoder().decode(key.getPublicKey()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void want(String wanted) throws IOException {
        try (Database database = Database.open(server.config().postgresql())) {
            database.useTenant("demo2", handle -> handle.execute("update tenant set wanted = ?", wanted));
        }
    }

    private static String secret(String name) {
        return server.secret(name);
    }

    private JsonNode post(String path, String token, String type, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .timeout(SOON)
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return ask(new DeclaredRoute("GET", path, null), "", authorization);
    }

    /** Asks with parameters that name nothing and a body that says nothing: who is let in learns just that. */
    private HttpResponse<String> ask(DeclaredRoute route, String tenant, String authorization) throws Exception {
        String path = route.path()
                .replace("{tenant}", tenant)
                .replaceAll("\\{[a-zA-Z]+}", "0")
                .replaceAll("<[a-zA-Z]+>|\\*", "x");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(SOON)
                .header("Content-Type", "application/json")
                .method(
                        route.method(),
                        route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
