package io.atrium.server.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.roles.Workplace.Answer;
import io.atrium.server.security.Caller;
import io.atrium.server.security.PolicyCallers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tenant of these tests has sales with north below it, and legal; {@code root} administers by the realm. */
final class RolesIT {
    private static final Duration LATER = HeldRoles.FRESH.plusMillis(1);

    private static Workplace workplace;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String admin = tenant + "|root|admin,member";
    private final String lee = tenant + "|lee|member";
    private final String kim = tenant + "|kim|member";
    private int sales;
    private int north;
    private int legal;

    @BeforeAll
    static void open(@TempDir Path home) throws Exception {
        workplace = Workplace.open(home);
        workplace.realm.account("root", "admin", "member");
        workplace.realm.account("iris", "auditor");
        for (String user : List.of("lee", "kim", "max")) {
            workplace.realm.account(user, "member");
        }
    }

    @AfterAll
    static void close() throws Exception {
        workplace.close();
    }

    @BeforeEach
    void people() {
        workplace.place(tenant, "root,legal,", "iris,legal,", "lee,sales,", "kim,north,sales", "max,legal,");
        sales = workplace.department(tenant, "sales");
        north = workplace.department(tenant, "north");
        legal = workplace.department(tenant, "legal");
    }

    @Test
    void aDepartmentHeadSeesTheDepartmentAndAllBelowAndNothingElse() throws Exception {
        assertThat(workplace.export(lee, sales)).isEqualTo(403);

        granted("department-head", "lee", sales, null);

        assertThat(workplace.export(lee, sales)).isEqualTo(204);
        assertThat(workplace.export(lee, north)).isEqualTo(204);
        assertThat(workplace.export(lee, legal)).isEqualTo(403);
        assertThat(workplace.export(lee, 0)).isEqualTo(403);
        assertThat(workplace.export(kim, sales)).isEqualTo(403);
    }

    @Test
    void aDepartmentThatMovesIsFollowed() throws Exception {
        granted("department-head", "lee", sales, null);
        assertThat(workplace.export(lee, north)).isEqualTo(204);

        workplace.place(tenant, "kim,north,legal");
        workplace.clock.advance(LATER);

        assertThat(workplace.export(lee, north)).isEqualTo(403);
        assertThat(workplace.export(lee, sales)).isEqualTo(204);
    }

    @Test
    void whenTheTimeIsOverNobodyNeedsToAct() throws Exception {
        Instant end = workplace.clock.instant().plusSeconds(60);
        String id = granted("department-head", "lee", sales, end);
        workplace.clock.advance(Duration.ofMillis(59_999));
        assertThat(workplace.export(lee, sales)).isEqualTo(204);

        workplace.clock.advance(Duration.ofMillis(1));

        assertThat(workplace.export(lee, sales)).isEqualTo(403);
        assertThat(grants("")).isEmpty();
        assertThat(grants("?state=ended"))
                .extracting(grant -> grant.path("state").asText())
                .containsExactly("expired");
        assertThat(revoke(admin, id).code()).isEqualTo("grant-ended");
    }

    @Test
    void whatIsRevokedEndsAtOnce() throws Exception {
        String id = granted("department-head", "lee", sales, null);
        assertThat(workplace.export(lee, sales)).isEqualTo(204);

        Answer revoked = revoke(admin, id);

        assertThat(revoked.json().path("revokedBy").asText()).isEqualTo("root");
        assertThat(revoked.json().path("revokedReason").asText()).isEqualTo("enough");
        assertThat(workplace.export(lee, sales)).isEqualTo(403);
        assertThat(revoke(admin, id).code()).isEqualTo("grant-ended");
        assertThat(workplace.recorded(tenant, "role.granted"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("root|-|success|")
                        .contains(
                                "\"account\":\"lee\"",
                                "\"department\":" + sales,
                                "\"role\":\"department-head\"",
                                "|-|"));
        assertThat(workplace.recorded(tenant, "role.revoked")).singleElement().satisfies(line -> {
            String[] fields = line.split("\\|", -1);
            assertThat(fields[4]).hasSize(64).isNotEqualTo(fields[5]);
            assertThat(line).contains("\"reason\":\"enough\"");
        });
    }

    @Test
    void anotherServerSeesAChangeWithinHalfASecond() throws Exception {
        PolicyCallers elsewhere = workplace.callersOfAnotherServer();
        String wanted = "insights:read:dept-" + sales;
        assertThat(elsewhere.admit(tenant, "lee", Set.of()).permits(wanted)).isFalse();
        String id = granted("department-head", "lee", sales, null);
        workplace.clock.advance(LATER);
        assertThat(elsewhere.admit(tenant, "lee", Set.of()).permits(wanted)).isTrue();

        revoke(admin, id);
        workplace.clock.advance(LATER);

        assertThat(elsewhere.admit(tenant, "lee", Set.of()).permits(wanted)).isFalse();
    }

    @Test
    void whoLeavesTheOrganizationHasNothing() throws Exception {
        granted("department-head", "lee", sales, null);
        assertThat(workplace.export(lee, sales)).isEqualTo(204);

        workplace.leave(tenant, "lee", "sales");
        workplace.clock.advance(Duration.ofDays(1));

        assertThat(workplace.export(lee, sales)).isEqualTo(403);
    }

    @Test
    void aDelegateActsOnBehalfOfWhoseItIs() throws Exception {
        Instant end = workplace.clock.instant().plusSeconds(600);
        String original = granted("department-head", "lee", sales, end);

        Answer delegated = delegate(lee, original, "kim", north, end.minusSeconds(60));

        assertThat(delegated.status()).as(delegated.json().toString()).isEqualTo(201);
        assertThat(delegated.json().path("delegatedBy").asText()).isEqualTo("lee");
        assertThat(workplace.export(kim, north)).isEqualTo(204);
        assertThat(workplace.export(kim, sales)).isEqualTo(403);
        assertThat(workplace.recorded(tenant, "export.downloaded"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("kim|lee|success|"));
        assertThat(workplace.recorded(tenant, "role.delegated"))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("lee|-|success|").contains("\"account\":\"kim\""));

        assertThat(revoke(admin, original).status()).isEqualTo(200);

        assertThat(workplace.export(kim, north)).isEqualTo(403);
        assertThat(grants("?state=ended"))
                .extracting(grant -> grant.path("state").asText())
                .containsExactlyInAnyOrder("original-ended", "revoked");
    }

    @Test
    void aDelegationIsNoWiderNoLongerAndNotOfADelegation() throws Exception {
        Instant end = workplace.clock.instant().plusSeconds(600);
        String original = granted("department-head", "lee", sales, end);

        assertThat(delegate(lee, original, "kim", legal, end).fault()).isEqualTo("department too-wide");
        assertThat(delegate(lee, original, "kim", north, end.plusMillis(1)).fault())
                .isEqualTo("expiresAt too-long");
        assertThat(delegate(lee, original, "kim", north, null).fault()).isEqualTo("expiresAt required");
        assertThat(delegate(lee, original, "lee", north, end).code()).isEqualTo("grant-to-self");
        assertThat(delegate(kim, original, "max", north, end).status()).isEqualTo(404);
        String delegation =
                delegate(lee, original, "kim", north, end).json().path("id").asText();
        assertThat(delegate(kim, delegation, "max", north, end).code()).isEqualTo("grant-not-delegable");

        assertThat(workplace
                        .ask(lee, "POST", "/grants/mine/" + delegation + "/revoke", "{\"reason\":\"back\"}")
                        .status())
                .isEqualTo(200);
        assertThat(workplace.export(kim, north)).isEqualTo(403);
    }

    @Test
    void everybodySeesTheirOwnRolesAndUntilWhen() throws Exception {
        Instant end = workplace.clock.instant().plusSeconds(600);
        String original = granted("department-head", "lee", sales, end);
        delegate(lee, original, "kim", north, end);

        JsonNode mine = workplace.ask(lee, "GET", "/grants/mine", "").json();

        assertThat(mine.at("/realmRoles/0/name/en").asText()).isEqualTo("Member");
        assertThat(mine.at("/grants/0/role/name/zh").asText()).isEqualTo("部门负责人");
        assertThat(Instant.parse(mine.at("/grants/0/expiresAt").asText())).isEqualTo(end);
        assertThat(mine.at("/delegated/0/member/user").asText()).isEqualTo("kim");
        assertThat(workplace
                        .ask(kim, "GET", "/grants/mine", "")
                        .json()
                        .at("/grants/0/delegatedBy")
                        .asText())
                .isEqualTo("lee");
        assertThat(workplace.ask(lee, "GET", "/grants", "").status()).isEqualTo(403);
        assertThat(workplace.ask(lee, "GET", "/roles", "").status()).isEqualTo(403);
    }

    @Test
    void dutiesThatAreKeptApartDoNotComeIntoOneHand() throws Exception {
        assertThat(grant(admin, "admin", "iris", 0, null).code())
                .as("an auditor by the realm")
                .isEqualTo("administration-and-audit");
        granted("auditor", "lee", 0, null);
        assertThat(grant(admin, "admin", "lee", 0, null).code())
                .as("an auditor by a grant")
                .isEqualTo("administration-and-audit");
        assertThat(grant(admin, "admin", "root", 0, null).code()).isEqualTo("grant-to-self");
        assertThat(save("POST", "/roles", "both", 0, "settings:write", "audit:read")
                        .code())
                .isEqualTo("administration-and-audit");
        assertThat(save("POST", "/roles", "office", 0, "settings:read").status())
                .isEqualTo(201);
        granted("office", "lee", 0, null);
        assertThat(save("PUT", "/roles/office", "office", 1, "settings:write").code())
                .as("a change of a role that an auditor has")
                .isEqualTo("administration-and-audit");

        assertThat(workplace.recorded(tenant, "role.granted").stream().filter(line -> line.contains("|refused|")))
                .hasSize(3)
                .first()
                .asString()
                .contains("\"rule\":\"administration-and-audit\"", "\"account\":\"iris\"");
    }

    @Test
    void whatTheRulesDidNotSeeIsStillJudged() {
        String both = "both";
        workplace.place(tenant, both + ",legal,");
        workplace.database().useTenant(tenant, handle -> {
            handle.execute("""
                    insert into role_grant (tenant_id, grant_id, role_id, member_no, reason, granted_at, granted_by, granted_by_name)
                    select ?, gen_random_uuid(), 'auditor', member_no, 'by hand', now(), 'x', 'x' from member where external_id = ?
                    """, tenant, both);
            handle.execute("insert into authorization_state values (?, 1)", tenant);
        });

        Caller alone = workplace.callers().admit(tenant, both, Set.of("member"));
        Caller administrator = workplace.callers().admit(tenant, both, Set.of("admin"));

        assertThat(alone.permits("audit:read")).isTrue();
        assertThat(administrator.permits("settings:write")).isTrue();
        assertThat(administrator.permits("audit:read")).isFalse();
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        String first = granted("admin", "lee", 0, null);
        String second = granted("admin", "kim", 0, null);
        workplace.realm.account("root", "member");
        try {
            assertThat(revoke(tenant + "|kim|member", first).status()).isEqualTo(200);
            granted(kim, "admin", "max", 0, workplace.clock.instant().plusSeconds(600));

            assertThat(revoke(tenant + "|max|member", second).code())
                    .as("who administers for a while only is not enough")
                    .isEqualTo("last-administrator");
            assertThat(workplace
                            .ask(kim, "POST", "/grants/mine/" + second + "/revoke", "{\"reason\":\"x\"}")
                            .code())
                    .isEqualTo("last-administrator");
        } finally {
            workplace.realm.account("root", "admin", "member");
        }
        assertThat(revoke(admin, second).status()).isEqualTo(200);
    }

    @Test
    void nobodyGrantsWhatTheyDoNotAdminister() throws Exception {
        assertThat(save("POST", "/roles", "deputy", 0, "roles:grant", "insights:read")
                        .status())
                .isEqualTo(201);
        granted("deputy", "lee", sales, null);

        assertThat(grant(lee, "department-head", "kim", north, null).status()).isEqualTo(201);
        assertThat(grant(lee, "department-head", "kim", legal, null).code()).isEqualTo("grant-not-administered");
        assertThat(grant(lee, "deputy", "kim", north, null).code()).isEqualTo("grant-not-administered");
        assertThat(grant(lee, "admin", "kim", 0, null).code()).isEqualTo("grant-not-administered");
        assertThat(grant(lee, "department-head", "lee", north, null).code()).isEqualTo("grant-to-self");
        assertThat(grant(kim, "department-head", "max", north, null).code()).isEqualTo("permission-denied");
        String foreign = granted("department-head", "max", legal, null);
        assertThat(revoke(lee, foreign).code()).isEqualTo("grant-not-administered");
        assertThat(workplace.ask(lee, "GET", "/grants", "").json().path("grants"))
                .extracting(grant -> grant.at("/department/name").asText())
                .containsExactlyInAnyOrder("north", "sales");
        assertThat(grant(admin, "operations", "kim", 0, null).fault()).isEqualTo("role not-grantable");
        assertThat(grant(admin, "department-head", "kim", 0, null).fault()).isEqualTo("department required");
        assertThat(grant(admin, "cio", "kim", sales, null).fault()).isEqualTo("department not-possible");
        assertThat(grant(admin, "cio", "nobody", 0, null).fault()).isEqualTo("user unknown");
    }

    @Test
    void rolesOfTheOrganizationAreMadeChangedAndDeleted() throws Exception {
        assertThat(save("POST", "/roles", "watch", 0, "health:read").status()).isEqualTo(201);
        assertThat(save("POST", "/roles", "watch", 0, "health:read").code()).isEqualTo("role-exists");
        assertThat(save("POST", "/roles", "admin", 0, "health:read").code()).isEqualTo("role-exists");
        assertThat(save("POST", "/roles", "any", 0, "tenants:read").fault()).isEqualTo("permissions not-grantable");
        assertThat(save("POST", "/roles", "any", 0, "health:read", "roles:grant")
                        .fault())
                .isEqualTo("permissions scopes-differ");
        assertThat(save("PUT", "/roles/admin", "admin", 1, "health:read").code())
                .isEqualTo("role-of-system");
        String id = granted("watch", "lee", 0, null);
        assertThat(workplace.callers().admit(tenant, "lee", Set.of()).permits("health:check"))
                .isFalse();

        assertThat(save("PUT", "/roles/watch", "watch", 1, "health:read", "health:check")
                        .status())
                .isEqualTo(200);
        assertThat(save("PUT", "/roles/watch", "watch", 1, "health:read").code())
                .isEqualTo("role-outdated");

        assertThat(workplace.callers().admit(tenant, "lee", Set.of()).permits("health:check"))
                .isTrue();
        assertThat(workplace.ask(admin, "DELETE", "/roles/watch", "").code()).isEqualTo("role-in-use");
        revoke(admin, id);
        assertThat(workplace.ask(admin, "DELETE", "/roles/watch", "").status()).isEqualTo(204);
        assertThat(save("POST", "/roles", "watch", 0, "health:read").code()).isEqualTo("role-exists");
        assertThat(workplace.recorded(tenant, "role.changed"))
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("|-|-");
        assertThat(workplace.recorded(tenant, "role.deleted")).hasSize(1);
    }

    @Test
    void nobodyWidensARoleOfTheirOwn() throws Exception {
        save("POST", "/roles", "office", 0, "settings:read");
        granted("office", "lee", 0, null);
        granted("admin", "lee", 0, null);

        Answer widened = workplace.ask(lee, "PUT", "/roles/office", body("office", 1, "settings:read", "health:read"));

        assertThat(widened.code()).isEqualTo("role-own");
    }

    @Test
    void tenantsAreApart() throws Exception {
        String other = "o" + UUID.randomUUID().toString().substring(0, 8);
        workplace.place(other, "root,legal,", "lee,sales,", "kim,north,sales");
        String stranger = other + "|root|admin";
        String id = granted("department-head", "lee", sales, null);
        save("POST", "/roles", "watch", 0, "health:read");

        assertThat(workplace
                        .ask(stranger, "GET", "/grants?state=all", "")
                        .json()
                        .path("grants"))
                .isEmpty();
        assertThat(workplace.ask(stranger, "GET", "/roles", "").json().toString())
                .doesNotContain("watch");
        assertThat(revoke(stranger, id).status()).isEqualTo(404);
        assertThat(workplace.ask(stranger, "DELETE", "/roles/watch", "").status())
                .isEqualTo(404);
        assertThat(workplace
                        .ask(other + "|lee|member", "POST", "/grants/mine/" + id + "/revoke", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(workplace.export(other + "|lee|member", workplace.department(other, "sales")))
                .isEqualTo(403);

        for (String table : List.of("role_grant", "custom_role", "authorization_state")) {
            String count = "select count(*)::int from " + table;
            assertThat(workplace
                            .database()
                            .<Integer>withoutTenant(handle ->
                                    handle.select(count).mapTo(Integer.class).one()))
                    .as(table)
                    .isZero();
            assertThat(workplace
                            .database()
                            .<Integer>inTenant(
                                    other,
                                    handle -> handle.select(count + " where tenant_id = ?", tenant)
                                            .mapTo(Integer.class)
                                            .one()))
                    .as(table)
                    .isZero();
            assertThat(workplace
                            .database()
                            .<Integer>inTenant(
                                    tenant,
                                    handle -> handle.select(count)
                                            .mapTo(Integer.class)
                                            .one()))
                    .as(table)
                    .isPositive();
        }
        assertThatThrownBy(() -> workplace
                        .database()
                        .useTenant(
                                other,
                                handle ->
                                        handle.execute("insert into authorization_state values (?, 1)", tenant + "x")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> workplace
                        .database()
                        .useTenant(
                                tenant,
                                handle -> handle.execute("update role_grant set expires_at = null, member_no = 1")))
                .hasMessageContaining("permission denied");
    }

    private String granted(String role, String user, int department, @Nullable Instant end) throws Exception {
        return granted(admin, role, user, department, end);
    }

    private String granted(String caller, String role, String user, int department, @Nullable Instant end)
            throws Exception {
        Answer answer = grant(caller, role, user, department, end);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private Answer grant(String caller, String role, String user, int department, @Nullable Instant end)
            throws Exception {
        return workplace.ask(caller, "POST", "/grants", "{\"role\":\"" + role + "\"," + what(user, department, end));
    }

    private Answer delegate(String caller, String id, String user, int department, @Nullable Instant end)
            throws Exception {
        return workplace.ask(caller, "POST", "/grants/mine/" + id + "/delegate", "{" + what(user, department, end));
    }

    private static String what(String user, int department, @Nullable Instant end) {
        return "\"user\":\"" + user + "\",\"reason\":\"for the test\""
                + (department == 0 ? "" : ",\"department\":" + department)
                + (end == null ? "" : ",\"expiresAt\":\"" + end + "\"") + "}";
    }

    private static Answer revoke(String caller, String id) throws Exception {
        return workplace.ask(caller, "POST", "/grants/" + id + "/revoke", "{\"reason\":\"enough\"}");
    }

    private Iterable<JsonNode> grants(String query) throws Exception {
        return workplace.ask(admin, "GET", "/grants" + query, "").json().path("grants");
    }

    private Answer save(String method, String path, String id, long version, String... permissions) throws Exception {
        return workplace.ask(admin, method, path, body(id, version, permissions));
    }

    private static String body(String id, long version, String... permissions) {
        return "{\"id\":\"" + id + "\",\"name\":{\"zh\":\"角色\",\"en\":\"Role\"},"
                + (version == 0 ? "" : "\"version\":" + version + ",")
                + "\"permissions\":[\"" + String.join("\",\"", permissions) + "\"]}";
    }
}
