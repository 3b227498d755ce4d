package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.testing.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who are known elsewhere: a real LDAP server, and another realm as identity provider, set up through the API alone. */
final class FederationIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path home;

    private static ServerUnderTest server;
    private static SignIn signIn;
    private static LdapServer ldap;

    private final HttpClient http = HttpClient.newHttpClient();
    private String admin = "";

    private record Answer(int status, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ldap = new LdapServer();
        server = ServerUnderTest.start(home);
        signIn = new SignIn(server.keycloak());
    }

    @BeforeEach
    void signInAsAdministrator() throws Exception {
        admin = person("demo", "admin");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ldap.close();
    }

    @Test
    void peopleOfAnLdapDirectorySignInAndAreMembersWhereTheDirectoryKnowsThem() throws Exception {
        ldap.addPerson("ada", "Ada");
        ldap.addPerson("bob", "Bob");
        ldap.addPerson("gone", "Gone");
        String gateway = signIn.service("demo", "atrium-gateway", server.secret("tenant-demo-gateway"));
        assertThat(send(gateway, "POST", "/directory/import", "user,department\nada,research\n", "text/csv")
                        .status())
                .isEqualTo(200);
        ObjectNode directory =
                directory("staff").put("usersDn", LdapServer.PEOPLE).put("filter", "(employeeType=staff)");

        Answer tried = send(
                admin, "POST", "/settings/sign-in/directories/test", ldapTest().toString());
        Answer created = send(admin, "POST", "/settings/sign-in/directories", directory.toString());
        String id = created.json().path("id").asText();
        Answer synced = send(admin, "POST", "/settings/sign-in/directories/" + id + "/sync", "{}");
        String ada = signIn.person("demo", "ada", LdapServer.PASSWORD);
        String bob = signIn.person("demo", "bob", LdapServer.PASSWORD);
        String gone = signIn.person("demo", "gone", LdapServer.PASSWORD);
        ldap.change("uid=gone," + LdapServer.PEOPLE, "employeeType", "left");

        assertThat(tried.json().path("ok").asBoolean()).as(tried.body()).isTrue();
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(synced.json().path("added").asInt()).as(synced.body()).isEqualTo(3);
        JsonNode me = send(ada, "GET", "/me", "").json();
        assertThat(me.path("email").asText()).isEqualTo("ada@example.org");
        assertThat(me.path("permissions")).hasToString("[\"home:read\"]");
        assertThat(send(ada, "GET", "/me/privacy", "").json().at("/member/user").asText())
                .isEqualTo("ada");
        assertThat(send(bob, "GET", "/me/privacy", "").json().has("member")).isFalse();
        assertThat(send(bob, "GET", "/me/privacy/data", "").json().path("code").asText())
                .isEqualTo("not-in-directory");
        assertThat(send(gone, "GET", "/me", "").status()).isEqualTo(200);
        refused("ada", "another-password-than-hers");
        refused("gone", LdapServer.PASSWORD);

        assertThat(send(admin, "DELETE", "/settings/sign-in/directories/" + id, "")
                        .status())
                .isEqualTo(204);
        refused("ada", LdapServer.PASSWORD);
        for (String action : List.of("created", "tested", "synced", "deleted")) {
            assertThat(audit("action=sign_in_source." + action + "&actor=admin&outcome=success"))
                    .as(action)
                    .isNotEmpty();
        }
    }

    @Test
    void whomActiveDirectoryDisablesIsRefused() throws Exception {
        ldap.addWindowsPerson("eve", "Eve");
        ObjectNode directory = directory("windows")
                .put("vendor", "ad")
                .put("usersDn", LdapServer.WINDOWS)
                .put("usernameAttribute", "sAMAccountName")
                .put("objectClasses", "person, organizationalPerson, user");
        Answer created = send(admin, "POST", "/settings/sign-in/directories", directory.toString());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(send(signIn.person("demo", "eve", LdapServer.PASSWORD), "GET", "/me", "")
                        .status())
                .isEqualTo(200);

        ldap.change("cn=Eve," + LdapServer.WINDOWS, "userAccountControl", "514");

        refused("eve", LdapServer.PASSWORD);
    }

    @Test
    void secretsGoInAndNeverComeOut() throws Exception {
        Answer created = send(
                admin,
                "POST",
                "/settings/sign-in/directories",
                directory("kept").toString());
        String id = created.json().path("id").asText();
        ObjectNode same = directory("kept").put("enabled", false);
        same.remove("bindPassword");
        ObjectNode elsewhere = same.deepCopy().put("url", "ldap://localhost:1");
        ObjectNode kept = ldapTest().put("id", id);
        kept.remove("bindPassword");

        Answer changed = send(admin, "PUT", "/settings/sign-in/directories/" + id, same.toString());
        Answer tried = send(admin, "POST", "/settings/sign-in/directories/test", kept.toString());
        Answer led = send(admin, "PUT", "/settings/sign-in/directories/" + id, elsewhere.toString());
        Answer ledByTest = send(
                admin,
                "POST",
                "/settings/sign-in/directories/test",
                kept.put("url", "ldap://localhost:1").toString());

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("bindPasswordSet").asBoolean()).isTrue();
        assertThat(tried.json().path("ok").asBoolean()).as(tried.body()).isTrue();
        assertThat(led.status()).as("the stored password for another server").isEqualTo(422);
        assertThat(ledByTest.json().at("/errors/0/field").asText()).isEqualTo("bindPassword");
        String auditor = signIn.service("demo", "atrium-audit", server.secret("tenant-demo-audit"));
        for (String shown : List.of(
                created.body(),
                changed.body(),
                tried.body(),
                send(admin, "GET", "/settings/sign-in", "").body(),
                send(auditor, "GET", "/audit/export", "").body())) {
            assertThat(shown).doesNotContain(LdapServer.READER_PASSWORD).doesNotContain(Upstream.CLIENT_SECRET);
        }
        JsonNode record = audit("action=sign_in_source.changed&q=kept").get(0);
        assertThat(record.path("beforeDigest").asText())
                .hasSize(64)
                .isNotEqualTo(record.path("afterDigest").asText());
        assertThat(record.at("/details/secretChanged").asBoolean(true)).isFalse();
    }

    @Test
    void aTestSaysWhatIsWrong() throws Exception {
        Answer password =
                test(ldapTest().put("bindPassword", "not-the-password").toString());
        Answer port = test(ldapTest().put("url", "ldap://localhost:1").toString());
        Answer elsewhere = test(ldapTest().put("url", "ldap://ldap.example.org").toString());
        Answer metadata = test(ldapTest().put("url", "ldap://169.254.169.254").toString());

        assertThat(password.json().path("code").asText()).as(password.body()).isEqualTo("bind-refused");
        assertThat(port.json().path("code").asText()).as(port.body()).isEqualTo("not-reached");
        for (Answer outside : List.of(elsewhere, metadata)) {
            assertThat(outside.status()).isEqualTo(422);
            assertThat(outside.json().at("/errors/0/code").asText()).isEqualTo("address-not-allowed");
        }
    }

    @Test
    void aDirectoryThatIsAwayIsSaidSo() throws Exception {
        String id = send(
                        admin,
                        "POST",
                        "/settings/sign-in/directories",
                        directory("away").put("url", "ldap://localhost:1").toString())
                .json()
                .path("id")
                .asText();

        Answer synced = send(admin, "POST", "/settings/sign-in/directories/" + id + "/sync", "{}");

        // Who is not known yet could not sign in while it stays.
        assertThat(send(admin, "DELETE", "/settings/sign-in/directories/" + id, "")
                        .status())
                .isEqualTo(204);
        assertThat(synced.json().path("code").asText()).as(synced.body()).isEqualTo("directory-unread");
        assertThat(audit("action=sign_in_source.synced&outcome=failed")).hasSize(1);
    }

    @Test
    void anotherOrganizationsAdministratorFindsNothing() throws Exception {
        String id = send(
                        admin,
                        "POST",
                        "/settings/sign-in/directories",
                        directory("own").toString())
                .json()
                .path("id")
                .asText();
        String stranger = person("demo2", "admin");
        ObjectNode change = directory("taken");

        assertThat(send(stranger, "PUT", "/settings/sign-in/directories/" + id, change.toString())
                        .status())
                .isEqualTo(404);
        assertThat(send(stranger, "POST", "/settings/sign-in/directories/" + id + "/sync", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(send(stranger, "DELETE", "/settings/sign-in/directories/" + id, "")
                        .status())
                .isEqualTo(404);
        assertThat(send(
                                stranger,
                                "POST",
                                "/settings/sign-in/directories/test",
                                ldapTest().put("id", id).toString())
                        .status())
                .isEqualTo(404);
        assertThat(send(stranger, "GET", "/settings/sign-in", "").json().path("directories"))
                .isEmpty();
        assertThat(send(admin, "GET", "/settings/sign-in", "").body()).contains(id);
    }

    @Test
    void peopleOfAnotherIdentityProviderSignIn() throws Exception {
        Upstream.prepare(server);
        ObjectNode provider = JSON.createObjectNode()
                .put("kind", "oidc")
                .put("alias", "partner")
                .put("name", "Partner")
                .put("enabled", true)
                .put("address", server.keycloak() + "/realms/demo2")
                .put("trustEmail", false)
                .put("clientId", "downstream")
                .put("clientSecret", Upstream.CLIENT_SECRET);

        Answer tried = send(admin, "POST", "/settings/sign-in/providers/test", provider.toString());
        Answer created = send(admin, "POST", "/settings/sign-in/providers", provider.toString());
        Answer again = send(admin, "POST", "/settings/sign-in/providers", provider.toString());
        String zoe = signIn.through("demo", "partner", "zoe", LdapServer.PASSWORD);
        JsonNode me = send(zoe, "GET", "/me", "").json();

        assertThat(tried.json().path("ok").asBoolean()).as(tried.body()).isTrue();
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain(Upstream.CLIENT_SECRET);
        assertThat(created.json().path("redirectUri").asText()).endsWith("/realms/demo/broker/partner/endpoint");
        assertThat(again.status()).isEqualTo(409);
        assertThat(me.at("/tenant/id").asText()).isEqualTo("demo");
        assertThat(me.path("email").asText()).isEqualTo("zoe@demo2.example");
        assertThat(me.path("permissions")).hasToString("[\"home:read\"]");
        assertThatThrownBy(() -> signIn.through("demo", "partner", "zoe", "not-her-password"))
                .isInstanceOf(IOException.class);

        provider.remove("clientSecret");
        Answer led = send(
                admin,
                "PUT",
                "/settings/sign-in/providers/partner",
                provider.deepCopy()
                        .put("address", server.keycloak() + "/realms/platform")
                        .toString());
        Answer disabled = send(
                admin,
                "PUT",
                "/settings/sign-in/providers/partner",
                provider.put("enabled", false).toString());
        assertThat(led.json().at("/errors/0/field").asText()).isEqualTo("clientSecret");
        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);
        assertThatThrownBy(() -> signIn.through("demo", "partner", "zoe", LdapServer.PASSWORD))
                .isInstanceOf(IOException.class);
        assertThat(send(admin, "DELETE", "/settings/sign-in/providers/partner", "")
                        .status())
                .isEqualTo(204);
        assertThat(send(admin, "GET", "/settings/sign-in", "").json().path("providers"))
                .isEmpty();
    }

    @Test
    void peopleOfASamlProviderSignIn() throws Exception {
        Upstream.prepareSaml(server);
        String metadata = server.keycloak() + "/realms/demo2/protocol/saml/descriptor";
        ObjectNode provider = JSON.createObjectNode()
                .put("kind", "saml")
                .put("alias", "saml-partner")
                .put("name", "Partner")
                .put("enabled", true)
                .put("address", metadata)
                .put("trustEmail", false);

        Answer created = send(admin, "POST", "/settings/sign-in/providers", provider.toString());
        String yan = signIn.throughSaml(
                "demo",
                "saml-partner",
                "yan",
                LdapServer.PASSWORD,
                Map.of("username", "yan", "email", "yan@demo2.example", "firstName", "Yan", "lastName", "Partner"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().path("address").asText()).isEqualTo(metadata);
        assertThat(send(yan, "GET", "/me", "").json().path("name").asText()).isEqualTo("Yan Partner");
        assertThat(send(admin, "DELETE", "/settings/sign-in/providers/saml-partner", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void addressesThatTheOperatorHasNotListedAreRefused() throws Exception {
        for (String address : List.of(
                "http://127.0.0.1:" + URI.create(server.keycloak()).getPort() + "/realms/demo2",
                "https://login.example.org",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data")) {
            Answer answer = send(
                    admin,
                    "POST",
                    "/settings/sign-in/providers/test",
                    JSON.createObjectNode()
                            .put("kind", "saml")
                            .put("address", address)
                            .toString());
            assertThat(answer.status()).as(address).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("address");
        }
    }

    private static ObjectNode directory(String name) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("enabled", true)
                .put("vendor", "other")
                .put("url", ldap.url())
                .put("bindDn", LdapServer.READER)
                .put("bindPassword", LdapServer.READER_PASSWORD)
                .put("usersDn", LdapServer.NOBODY)
                .put("usernameAttribute", "uid")
                .put("uuidAttribute", "entryUUID")
                .put("mailAttribute", "mail")
                .put("objectClasses", "inetOrgPerson");
    }

    private static ObjectNode ldapTest() {
        return JSON.createObjectNode()
                .put("url", ldap.url())
                .put("bindDn", LdapServer.READER)
                .put("bindPassword", LdapServer.READER_PASSWORD);
    }

    private Answer test(String body) throws Exception {
        return send(admin, "POST", "/settings/sign-in/directories/test", body);
    }

    private static void refused(String user, String password) {
        assertThatThrownBy(() -> signIn.person("demo", user, password))
                .as(user)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Not signed in");
    }

    private static String person(String tenant, String user) throws IOException, InterruptedException {
        return signIn.person(tenant, user, server.secret("tenant-" + tenant + "-" + user));
    }

    private JsonNode audit(String query) throws Exception {
        String auditor = signIn.service("demo", "atrium-audit", server.secret("tenant-demo-audit"));
        return send(auditor, "GET", "/audit?limit=500&" + query, "").json().path("records");
    }

    private Answer send(String token, String method, String path, String body) throws Exception {
        return send(token, method, path, body, "application/json");
    }

    private Answer send(String token, String method, String path, @Nullable String body, String type) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(
                                method,
                                body == null || body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }
}
