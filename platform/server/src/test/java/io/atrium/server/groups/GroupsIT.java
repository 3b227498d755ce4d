package io.atrium.server.groups;

import static io.atrium.server.groups.Holding.admin;
import static io.atrium.server.groups.Holding.cio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.groups.Holding.Answer;
import io.atrium.server.storage.CrossTenantScope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has organizations of its own: a parent, a subsidiary, and a third that has nothing to do with either. */
final class GroupsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger GROUPS = new AtomicInteger();

    @TempDir
    private static Path home;

    private static Holding holding;

    private String head;
    private String mill;
    private String third;

    @BeforeAll
    static void start() throws Exception {
        holding = Holding.open(home);
    }

    @AfterAll
    static void stop() throws Exception {
        holding.close();
    }

    @BeforeEach
    void found() {
        int group = GROUPS.incrementAndGet();
        head = "head" + group;
        mill = "mill" + group;
        third = "third" + group;
        List.of(head, mill, third).forEach(holding::found);
        holding.asked.clear();
    }

    @Test
    void aParentSeesWhatItsSubsidiaryConsentedToUntilThatIsRevoked() throws Exception {
        String relation = holding.invite(head, mill);
        assertThat(subsidiaries(head)).isEmpty();

        Answer consent = consent(mill, relation, "{\"metrics\": [\"org.mau\"]}");

        assertThat(consent.status()).as(consent.toString()).isEqualTo(200);
        assertThat(consent.json().path("state").asText()).isEqualTo("consented");
        JsonNode seen = subsidiaries(head).path(0);
        assertThat(seen.at("/tenant/id").asText()).isEqualTo(mill);
        assertThat(seen.at("/tenant/name/en").asText()).isEqualTo("The " + mill);
        assertThat(seen.at("/figures/N").asInt()).isEqualTo(36);
        assertThat(seen.path("consentedAt").asText())
                .isEqualTo(consent.json().path("consentedAt").asText());
        assertThat(holding.asked).containsExactly(mill + " [org.mau]");
        assertThat(holding.figuresElsewhere(cio(head)).json().path("subsidiaries"))
                .hasSize(1);

        assertThat(end(mill, relation).json().path("cause").asText()).isEqualTo("revoked");

        assertThat(subsidiaries(head)).isEmpty();
        assertThat(holding.figuresElsewhere(cio(head)).json().path("subsidiaries"))
                .isEmpty();
        assertThat(holding.asked).hasSize(2);
    }

    @Test
    void bothLogsTellAllOfItAndNobodyIsNamedInTheOthers() throws Exception {
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{\"metrics\": [\"org.mau\"], \"until\": \"2036-01-01T00:00:00Z\"}");
        subsidiaries(head);
        end(mill, relation);

        assertThat(holding.recorded(head))
                .containsExactly(
                        "group_sharing.invited user avery {\"subsidiary\":\"%s\"}".formatted(mill),
                        "group_sharing.granted system %1$s {\"until\": \"2036-01-01T00:00:00+00:00\", \"metrics\": [\"org.mau\"], \"subsidiary\": \"%1$s\"}"
                                .formatted(mill),
                        "group_sharing.revoked system %1$s {\"subsidiary\": \"%1$s\"}".formatted(mill));
        assertThat(holding.recorded(mill))
                .containsExactly(
                        "group_sharing.invited system %1$s {\"parent\": \"%1$s\"}".formatted(head),
                        "group_sharing.granted user avery {\"metrics\":[\"org.mau\"],\"parent\":\"%s\",\"until\":\"2036-01-01T00:00:00Z\"}"
                                .formatted(head),
                        "group_sharing.read system %1$s {\"parent\": \"%1$s\", \"metrics\": [\"org.mau\"]}"
                                .formatted(head),
                        "group_sharing.revoked user avery {\"parent\":\"%s\"}".formatted(head));
        assertThat(holding.broken(head)).isZero();
        assertThat(holding.broken(mill)).isZero();
    }

    @Test
    void anInvitationDoesNotTellWhichOrganizationsThereAre() throws Exception {
        Answer known = holding.ask(admin(head), "POST", "/groups", "{\"subsidiary\":\"" + mill + "\"}");
        Answer unknown = holding.ask(admin(head), "POST", "/groups", "{\"subsidiary\":\"nobody-here\"}");
        Answer again = holding.ask(admin(head), "POST", "/groups", "{\"subsidiary\":\"nobody-here\"}");

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(201);
        assertThat(alike(unknown.json())).isEqualTo(alike(known.json()));
        assertThat(again.code()).isEqualTo("group-relation-exists");
        List<String> listed = new ArrayList<>();
        relations(head).forEach(relation -> listed.add(alike(relation)));
        assertThat(listed).hasSize(2).allMatch(alike(known.json())::equals);
        // and who comes later under that name was never invited
        holding.found("nobody-here");
        assertThat(relations("nobody-here")).isEmpty();
        assertThat(holding.recorded("nobody-here")).isEmpty();
        assertThat(end(head, unknown.json().path("id").asText())
                        .json()
                        .path("cause")
                        .asText())
                .isEqualTo("withdrawn");
    }

    @Test
    void onlyTheSubsidiaryConsentsAndOnlyTheTwoEndIt() throws Exception {
        String relation = holding.invite(head, mill);

        for (String stranger : List.of(head, third)) {
            assertThat(consent(stranger, relation, "{}").code()).isEqualTo("group-relation-not-found");
        }
        assertThat(end(third, relation).code()).isEqualTo("group-relation-not-found");
        assertThat(end(mill, relation).json().path("cause").asText()).isEqualTo("refused");
        assertThat(consent(mill, relation, "{}").code()).isEqualTo("group-relation-ended");
        assertThat(end(mill, relation).code()).isEqualTo("group-relation-ended");
        // and the parent may ask again, and give up what it got
        String second = holding.invite(head, mill);
        assertThat(consent(mill, second, "{}").status()).isEqualTo(200);
        assertThat(holding.recorded(head))
                .anyMatch(line -> line.contains("group_sharing.granted") && line.contains("\"metrics\": \"all\""));
        assertThat(end(head, second).json().path("cause").asText()).isEqualTo("withdrawn");
        assertThat(subsidiaries(head)).isEmpty();
        assertThat(relations(third)).isEmpty();
    }

    @Test
    void aConsentEndsAtItsTimeAndCanBeRenewed() throws Exception {
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{\"until\": \"" + Instant.now().plusSeconds(2) + "\"}");
        assertThat(subsidiaries(head)).hasSize(1);

        await().atMost(SOON).untilAsserted(() -> assertThat(subsidiaries(head)).isEmpty());

        assertThat(relations(head).path(0).path("state").asText()).isEqualTo("expired");
        assertThat(relations(mill).path(0).path("state").asText()).isEqualTo("expired");
        consent(mill, relation, "{}");
        assertThat(subsidiaries(head)).hasSize(1);
    }

    @Test
    void whatIsNarrowedIsNarrowedAtOnce() throws Exception {
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{}");
        subsidiaries(head);

        consent(mill, relation, "{\"metrics\": [\"com.messages\"]}");
        subsidiaries(head);

        assertThat(holding.asked).containsExactly(mill + " [com.messages, org.mau]", mill + " [com.messages]");
    }

    @Test
    void aSuspendedSubsidiaryIsNotAskedAndAnErasedOneIsGone() throws Exception {
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{}");
        String open = holding.invite(head, third);
        holding.bring(mill, "active", "suspended");

        JsonNode seen = subsidiaries(head).path(0);

        assertThat(seen.path("unavailable").asText()).isEqualTo("subsidiary-closed");
        assertThat(seen.has("figures")).isFalse();
        assertThat(holding.asked).isEmpty();
        assertThat(holding.recorded(mill)).noneMatch(line -> line.contains("group_sharing.read"));
        // When both are erased
        holding.erase(mill);
        holding.erase(third);
        assertThat(subsidiaries(head)).isEmpty();
        JsonNode ended = relation(head, relation);
        assertThat(ended.path("state").asText()).isEqualTo("ended");
        assertThat(ended.path("cause").asText()).isEqualTo("erased");
        // then an invitation that nobody had answered stays what it was: it would tell that there was somebody
        assertThat(relation(head, open).path("state").asText()).isEqualTo("invited");
        assertThat(holding.recorded(head))
                .filteredOn(line -> line.contains("group_sharing.ended"))
                .hasSize(1);
        assertThat(holding.database()
                        .<Integer>inTenant(
                                mill,
                                handle -> handle.select("select count(*) from group_relation")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
        assertThat(holding.broken(head)).isZero();
    }

    @Test
    void anErasedParentEndsIt() throws Exception {
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{}");

        holding.erase(head);

        assertThat(relation(mill, relation).path("cause").asText()).isEqualTo("erased");
        assertThat(consent(mill, relation, "{}").code()).isEqualTo("group-relation-ended");
    }

    /** Whoever restores rows, even on both sides, revives no consent. */
    @Test
    void whatIsRestoredIsHistory() throws Exception {
        String relation = UUID.randomUUID().toString();
        for (List<String> row : List.of(List.of(head, "parent", mill), List.of(mill, "subsidiary", head))) {
            holding.asOwner(
                    "insert into group_relation (tenant_id, relation_id, side, other_tenant, state, invited_at, lapses_at, consented_at) values ('%s', '%s', '%s', '%s', 'consented', now(), now(), now())"
                            .formatted(row.get(0), relation, row.get(1), row.get(2)));
        }

        assertThat(subsidiaries(head)).isEmpty();
        assertThat(relation(mill, relation).path("cause").asText()).isEqualTo("imported");
        assertThat(consent(mill, relation, "{}").code()).isEqualTo("group-relation-ended");
        assertThat(holding.invite(head, mill)).isNotEmpty();
    }

    @Test
    void rolesOpenWhatTheyShould() throws Exception {
        String relation = holding.invite(head, mill);
        for (String role : List.of("cio", "member", "auditor", "operations", "integration")) {
            assertThat(holding.ask(mill + "|x|" + role, "GET", "/groups", "").status())
                    .as(role)
                    .isEqualTo(403);
            assertThat(holding.ask(mill + "|x|" + role, "POST", "/groups/" + relation + "/consent", "{}")
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        for (String role : List.of("admin", "member", "auditor", "operations", "integration")) {
            assertThat(holding.ask(head + "|x|" + role, "GET", "/groups/metrics", "")
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        // Who may consent cannot be who checks it.
        assertThat(holding.ask(mill + "|x|admin,auditor", "GET", "/groups", "").status())
                .isEqualTo(200);
    }

    @Test
    void operatorsSeeWhoIsGroupedWithWhomAndCanDoNothingAboutIt() throws Exception {
        String operator = "platform|oakley|platform-operator";
        String relation = holding.invite(head, mill);
        consent(mill, relation, "{\"metrics\": [\"org.mau\"]}");

        JsonNode all =
                holding.ask(operator, "GET", "/platform/groups", "").json().path("relations");

        List<JsonNode> found = new ArrayList<>();
        all.forEach(line -> {
            if (line.path("id").asText().equals(relation)) {
                found.add(line);
            }
        });
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("parent").asText()).isEqualTo(head);
        assertThat(found.get(0).path("subsidiary").asText()).isEqualTo(mill);
        assertThat(found.get(0).has("metrics")).isFalse();
        assertThat(holding.ask(operator, "POST", "/groups", "{\"subsidiary\":\"" + mill + "\"}")
                        .code())
                .isEqualTo("tenant-needed");
        assertThat(holding.ask(operator, "POST", "/groups/" + relation + "/consent", "{}")
                        .code())
                .isEqualTo("tenant-needed");
        assertThat(holding.ask(operator, "GET", "/groups/metrics", "").code()).isEqualTo("tenant-needed");
        assertThat(holding.ask("platform|quinn|platform-auditor", "GET", "/platform/groups", "")
                        .status())
                .isEqualTo(403);
        assertThat(holding.ask(admin(head), "GET", "/platform/groups", "").code())
                .isEqualTo("platform-needed");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        String relation = holding.invite(head, mill);

        assertThat(holding.ask(admin(head), "POST", "/groups", "{\"subsidiary\":\"" + head + "\"}")
                        .fault())
                .isEqualTo("subsidiary own");
        for (String id : List.of("", "Mill", "platform", "master", "a b")) {
            assertThat(holding.ask(admin(head), "POST", "/groups", "{\"subsidiary\":\"" + id + "\"}")
                            .fault())
                    .as(id)
                    .isEqualTo("subsidiary malformed");
        }
        assertThat(consent(mill, relation, "{\"metrics\": []}").fault()).isEqualTo("metrics required");
        assertThat(consent(mill, relation, "{\"metrics\": [\"org.secret\"]}").fault())
                .isEqualTo("metrics unknown");
        assertThat(consent(mill, relation, "{\"until\": \"2020-01-01T00:00:00Z\"}")
                        .fault())
                .isEqualTo("until past");
        assertThat(end(mill, "nonsense").code()).isEqualTo("group-relation-not-found");
        assertThat(relation(mill, relation).path("state").asText()).isEqualTo("invited");
    }

    @Test
    void aHundredOpenInvitationsAreEnough() throws Exception {
        for (int i = 0; i < 100; i++) {
            holding.invite(third, "absent-" + i);
        }

        assertThat(holding.ask(admin(third), "POST", "/groups", "{\"subsidiary\":\"" + mill + "\"}")
                        .code())
                .isEqualTo("group-invitations-open");
    }

    @Test
    void rawSqlDoesNotCross() throws Exception {
        String relation = holding.invite(head, mill);
        String before = relation(head, relation).toString();

        // Nobody writes the table, whose row it may be.
        for (String tenant : List.of(head, mill, third)) {
            for (String sql : List.of(
                    "update group_relation set state = 'consented', consented_at = now()",
                    "delete from group_relation",
                    "insert into group_relation (tenant_id, relation_id, side, other_tenant, state, invited_at, lapses_at, consented_at) values ('"
                            + mill + "', gen_random_uuid(), 'subsidiary', '" + head
                            + "', 'consented', now(), now(), now())",
                    "select group_tell('" + mill + "', '" + tenant + "', 'group_sharing.granted', '" + relation
                            + "', '{}')",
                    "select group_settle('" + head + "', '" + mill + "')",
                    "select group_knows('" + mill + "', false)")) {
                assertThatThrownBy(() -> holding.database().useTenant(tenant, handle -> handle.execute(sql)))
                        .as(tenant + ": " + sql)
                        .hasMessageContaining("permission denied");
            }
        }
        // A parent does not consent for its subsidiary, and a third neither sees, ends nor reads anything.
        assertThat(text(head, "select group_consent('" + relation + "', null, null)"))
                .isEqualTo("not-found");
        assertThat(text(third, "select group_consent('" + relation + "', null, null)"))
                .isEqualTo("not-found");
        assertThat(text(third, "select group_end('" + relation + "')")).isEqualTo("not-found");
        assertThat(text(third, "select count(*) from group_relation")).isEqualTo("0");
        assertThat(text(head, "select count(*) from group_relation where tenant_id <> '" + head + "'"))
                .isEqualTo("0");
        assertThat(relation(head, relation)).hasToString(before);
        consent(mill, relation, "{}");
        for (String tenant : List.of(mill, third)) {
            assertThat(text(tenant, "select answer from group_read('" + relation + "')"))
                    .isEqualTo("ended");
        }
        // Without a tenant nothing is seen, and nothing done.
        assertThat(holding.database()
                        .<Integer>withoutTenant(handle -> handle.select("select count(*) from group_relation")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        for (String sql : List.of(
                "select group_invite(gen_random_uuid(), '" + mill + "', 30)",
                "select group_end('" + relation + "')",
                "select group_read('" + relation + "')")) {
            assertThatThrownBy(() -> holding.database().<Integer>withoutTenant(handle -> handle.execute(sql)))
                    .as(sql)
                    .hasMessageContaining("in the name of a tenant");
        }
        // A function leaves the transaction in its own tenant.
        assertThat(holding.database().<String>inTenant(head, handle -> {
                    handle.execute("select group_read('" + relation + "')");
                    return handle.select(
                                    "select current_setting('atrium.tenant') || '/' || coalesce(current_setting('atrium.scope', true), '')")
                            .mapTo(String.class)
                            .one();
                }))
                .isEqualTo(head + "/");
    }

    @Test
    void theOperatorsScopeOpensOneSideAndNoOtherTable() throws Exception {
        holding.invite(head, mill);

        assertThat(holding.database()
                        .<Integer>acrossTenants(
                                CrossTenantScope.GROUPS,
                                handle -> handle.select("select count(*) from group_relation where side <> 'parent'")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
        assertThat(holding.database()
                        .<Integer>acrossTenants(
                                CrossTenantScope.GROUPS,
                                handle -> handle.select(
                                                "select (select count(*) from tenant) + (select count(*) from audit_record) + (select count(*) from outbox)")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
    }

    /** Two organizations that invite each other, over and over: their logs are taken in one order, so nobody waits in a circle. */
    @Test
    void whoInviteEachOtherAtOnceDoNotStandInEachOthersWay() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (List<String> pair : List.of(List.of(head, mill), List.of(mill, head))) {
                ends.add(both.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        assertThat(end(pair.get(0), holding.invite(pair.get(0), pair.get(1)))
                                        .status())
                                .isEqualTo(200);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            both.shutdown();
        }
        assertThat(holding.recorded(head)).hasSize(100);
        assertThat(holding.broken(mill)).isZero();
    }

    private static JsonNode subsidiaries(String parent) throws Exception {
        Answer answer = holding.ask(cio(parent), "GET", "/groups/metrics", "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("subsidiaries");
    }

    private static JsonNode relations(String tenant) throws Exception {
        return holding.ask(admin(tenant), "GET", "/groups", "").json().path("relations");
    }

    private static JsonNode relation(String tenant, String id) throws Exception {
        for (JsonNode relation : relations(tenant)) {
            if (UUID.fromString(id).toString().equals(relation.path("id").asText())) {
                return relation;
            }
        }
        throw new AssertionError("No relation " + id + " of " + tenant);
    }

    private static Answer consent(String tenant, String relation, String body) throws Exception {
        return holding.ask(admin(tenant), "POST", "/groups/" + relation + "/consent", body);
    }

    private static Answer end(String tenant, String relation) throws Exception {
        return holding.ask(admin(tenant), "POST", "/groups/" + relation + "/end", "{}");
    }

    private static String text(String tenant, String sql) {
        return holding.database()
                .inTenant(
                        tenant, handle -> handle.select(sql).mapTo(String.class).one());
    }

    /** A relation without what makes each of them another. */
    private static String alike(JsonNode relation) {
        ObjectNode copy = relation.deepCopy();
        copy.remove(List.of("id", "invitedAt", "lapsesAt"));
        ((ObjectNode) copy.path("other")).remove("id");
        return copy.toString();
    }
}
