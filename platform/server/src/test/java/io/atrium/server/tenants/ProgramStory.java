package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.tenants.Installation.Answer;
import java.io.IOException;
import java.util.List;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Everybody who may gets the secret of their program, once, and nobody gets another one's. */
final class ProgramStory {
    private static final String TENANT = "programs";
    private static final String PASSWORD = "a-password-of-my-own-1";

    private final Installation installation;
    private final TenantDesk desk;
    private String admin = "";
    private String auditor = "";

    ProgramStory(Installation installation, TenantDesk desk) {
        this.installation = installation;
        this.desk = desk;
    }

    void fill() throws Exception {
        String oneTime =
                desk.create(TENANT).body().at("/administrator/oneTimePassword").asText();
        desk.awaitState(TENANT, "active");
        admin = installation.signIn().withNewPassword(TENANT, "boss", oneTime, PASSWORD);
        try (Keycloak keycloak = installation.administrator()) {
            UserRepresentation user = new UserRepresentation();
            user.setUsername("eye");
            user.setEmail("eye@programs.example");
            user.setEmailVerified(true);
            user.setFirstName("E");
            user.setLastName("Ye");
            user.setEnabled(true);
            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue(PASSWORD);
            user.setCredentials(List.of(password));
            keycloak.realm(TENANT).users().create(user).close();
            String id = keycloak.realm(TENANT)
                    .users()
                    .searchByUsername("eye", true)
                    .get(0)
                    .getId();
            keycloak.realm(TENANT)
                    .users()
                    .get(id)
                    .roles()
                    .realmLevel()
                    .add(List.of(keycloak.realm(TENANT).roles().get("auditor").toRepresentation()));
        }
        auditor = installation.signIn().person(TENANT, "eye", PASSWORD);
    }

    void eachGetsTheirOwnAndItWorksUntilTheNext() throws Exception {
        String gateway = secret(post("/programs/atrium-gateway/secret", admin));
        String insights = secret(post("/programs/atrium-insights/secret", admin));
        String audit = secret(post("/programs/atrium-audit/secret", auditor));
        String operations =
                secret(post("/platform/tenants/programs/programs/atrium-operations/secret", installation.operator()));

        assertThat(permissions("atrium-gateway", gateway)).contains("directory:import");
        assertThat(permissions("atrium-insights", insights))
                .contains("insights:read")
                .doesNotContain("settings", "accounts");
        assertThat(permissions("atrium-audit", audit)).contains("audit:read");
        assertThat(permissions("atrium-operations", operations)).contains("dead-letters:*");
        String next = secret(post("/programs/atrium-gateway/secret", admin));
        assertThat(next).isNotEqualTo(gateway);
        assertThatThrownBy(() -> installation.signIn().service(TENANT, "atrium-gateway", gateway))
                .isInstanceOf(IOException.class);
        assertThat(permissions("atrium-gateway", next)).contains("directory:import");
        assertThat(desk.dump()).doesNotContain(gateway, insights, audit, operations, next);
        String rows = "select count(*) from audit_record where action = 'program.secret_rotated'";
        assertThat(desk.rows(TENANT, rows)).isEqualTo(5);
        assertThat(desk.rows(TENANT, rows + " and details::text like '%" + gateway + "%'"))
                .isZero();
        assertThat(desk.rows(TENANT, rows + " and actor_kind = 'operator' and object_id = 'atrium-operations'"))
                .isEqualTo(1);
        assertThat(desk.rows("platform", rows + " and object_id = 'programs'")).isEqualTo(1);
    }

    void nobodyGetsAnotherOnes() throws Exception {
        String operator = installation.operator();
        assertThat(post("/programs/atrium-audit/secret", admin).status()).isEqualTo(403);
        assertThat(post("/programs/atrium-gateway/secret", auditor).status()).isEqualTo(403);
        assertThat(post("/programs/atrium-insights/secret", auditor).status()).isEqualTo(403);
        for (String program : List.of("atrium-gateway", "atrium-insights", "atrium-audit", "atrium-operations")) {
            assertThat(post("/programs/" + program + "/secret", operator).status())
                    .isIn(403, 404);
            assertThat(post("/platform/tenants/programs/programs/" + program + "/secret", admin)
                            .status())
                    .isIn(403, 404);
        }
        for (String program : List.of("atrium-gateway", "atrium-insights", "atrium-audit", "atrium-web")) {
            assertThat(post("/platform/tenants/programs/programs/" + program + "/secret", operator)
                            .status())
                    .as(program)
                    .isEqualTo(404);
        }
        assertThat(post("/programs/atrium-gateway/secret", desk.person("demo", "admin"))
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("tenant-configured");
        assertThat(post("/platform/tenants/nobody/programs/atrium-operations/secret", operator)
                        .status())
                .isEqualTo(404);
    }

    private Answer post(String path, String token) throws Exception {
        return installation.post(path, token, "{}");
    }

    private String permissions(String client, String secret) throws Exception {
        return installation
                .get("/me", installation.signIn().service(TENANT, client, secret))
                .body()
                .path("permissions")
                .toString();
    }

    private static String secret(Answer answer) {
        assertThat(answer.status()).as(answer.body().path("detail").asText()).isEqualTo(200);
        return answer.body().path("secret").asText();
    }
}
