package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.tenants.Installation.Answer;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.keycloak.admin.client.Keycloak;

/** What an operator does and sees, and what is really there. */
final class TenantDesk {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;

    TenantDesk(Installation installation) {
        this.installation = installation;
    }

    Answer create(String id) throws Exception {
        return installation.post("/platform/tenants", installation.operator(), body(id));
    }

    String body(String id) {
        return """
                {"id": "%s", "name": {"zh": "整体", "en": "Whole"}, "timeZone": "Asia/Shanghai", "locale": "zh-CN",
                 "administrator": {"username": "boss", "email": "boss@whole.example", "firstName": "Bo", "lastName": "Ss"}}
                """.formatted(id);
    }

    String state(String id) throws Exception {
        return installation
                .get("/platform/tenants/" + id, installation.operator())
                .body()
                .path("state")
                .asText();
    }

    JsonNode awaitState(String id, String state) throws Exception {
        String operator = installation.operator();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation
                                .get("/platform/tenants/" + id, operator)
                                .body()
                                .path("state")
                                .asText())
                        .isEqualTo(state));
        return installation.get("/platform/tenants/" + id, operator).body();
    }

    void awaitGone(String id) throws Exception {
        String operator = installation.operator();
        await().atMost(SOON)
                .until(() ->
                        installation.get("/platform/tenants/" + id, operator).status() == 404);
    }

    /** Erasing an open tenant is not the server's yet; the test makes room for the next one by hand. */
    void release(String id) throws Exception {
        try (Connection owner = DriverManager.getConnection(
                        installation.jdbc(), "postgres", installation.stack().secret("postgresql-superuser"));
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "update tenant set wanted = 'absent', state = 'provisioning' where tenant_id = '" + id + "'");
        }
        awaitGone(id);
    }

    void assertNothingIsLeft(String id, int slot) throws Exception {
        try (Keycloak keycloak = installation.administrator()) {
            assertThat(realmExists(keycloak, id)).isFalse();
        }
        for (String table : List.of("tenant", "tenant_journal", "tenant_administrator", "event_grant")) {
            assertThat(rows(id, "select count(*) from " + table)).as(table).isZero();
        }
        assertThat(installation.warehouse(slot, "SELECT tenant_id FROM reader_slot FINAL"))
                .isNotEqualTo(id);
    }

    private static boolean realmExists(Keycloak keycloak, String id) {
        try {
            keycloak.realm(id).toRepresentation();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    int rows(String tenant, String query) throws Exception {
        try (Connection server = DriverManager.getConnection(
                        installation.jdbc(),
                        "atrium_server",
                        installation.stack().secret("postgresql-server"));
                Statement statement = server.createStatement()) {
            statement.execute("set atrium.tenant = '" + tenant + "'");
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Everything that the server's tables and log hold as text. */
    String dump() throws Exception {
        StringBuilder all = new StringBuilder(Files.readString(installation.log()));
        try (Connection owner = DriverManager.getConnection(
                        installation.jdbc(), "postgres", installation.stack().secret("postgresql-superuser"));
                Statement statement = owner.createStatement()) {
            for (String table : List.of("tenant", "tenant_journal", "tenant_administrator")) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1));
                    }
                }
            }
        }
        return all.toString();
    }

    List<String> started(String id) throws Exception {
        JsonNode tenant = installation
                .get("/platform/tenants/" + id, installation.operator())
                .body();
        return StreamSupport.stream(tenant.path("journal").spliterator(), false)
                .filter(line -> line.path("outcome").asText().equals("started"))
                .map(line -> line.path("operation").asText())
                .toList();
    }

    List<String> steps(JsonNode tenant) {
        return StreamSupport.stream(tenant.path("steps").spliterator(), false)
                .map(step -> step.path("id").asText() + " " + step.path("state").asText())
                .toList();
    }

    long millis(JsonNode tenant) {
        Instant last = Instant.MIN;
        for (JsonNode step : tenant.path("steps")) {
            Instant at = Instant.parse(step.path("at").asText());
            last = at.isAfter(last) ? at : last;
        }
        return Duration.between(Instant.parse(tenant.path("createdAt").asText()), last)
                .toMillis();
    }

    boolean signsIn(String tenant, String user) throws Exception {
        try {
            person(tenant, user);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String person(String tenant, String user) throws Exception {
        return installation.signIn().person(tenant, user, secret("tenant-" + tenant + "-" + user));
    }

    String secret(String name) {
        return installation.stack().secret(name);
    }
}
