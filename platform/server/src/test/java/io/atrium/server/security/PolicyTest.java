package io.atrium.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.failure.FailureException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyTest {
    private final Policy policy = new Policy(GrantedRoles.NONE);

    @Test
    void everybodyHasAHomeAndNothingElse() {
        Caller caller = admit(Set.of(), Set.of());

        assertThat(caller.permits("home:read")).isTrue();
        assertThat(caller.permits("health:read")).isFalse();
        assertThat(caller.permits("settings:read")).isFalse();
        assertThat(caller.permits("no:such")).isFalse();
    }

    @Test
    void rolesThatThePlatformDoesNotKnowGiveNothing() {
        Caller caller = admit(Set.of("realm-admin", "*", "uma_authorization"), Set.of("*"));

        assertThat(caller.roles()).isEmpty();
        assertThat(caller.permissions().granted()).containsExactly("home:read");
    }

    @Test
    void anAdministratorMayNotSendEvents() {
        Caller caller = admit(Set.of("admin"), Set.of("*"));

        assertThat(caller.permits("settings:write")).isTrue();
        assertThat(caller.permits("directory:import")).isTrue();
        assertThat(caller.permits("insights:read")).isTrue();
        assertThat(caller.permitsWithin("events:write")).isFalse();
    }

    @Test
    void aCioReadsFiguresAndHealthAndChangesNothing() {
        Caller caller = admit(Set.of("cio"), Set.of());

        assertThat(caller.permits("insights:read:dept-12")).isTrue();
        assertThat(caller.permits("health:read")).isTrue();
        assertThat(caller.permits("settings:read")).isFalse();
        assertThat(caller.permits("directory:read")).isFalse();
    }

    @Test
    void administratorsAloneSetGoalsAndNobodyWhoAuditsDoes() {
        assertThat(admit(Set.of("admin"), Set.of()).permits("goals:write")).isTrue();
        assertThat(admit(Set.of("cio"), Set.of()).permits("goals:read")).isTrue();
        for (String role : Set.of("cio", "member", "auditor", "operations", "reader", "integration")) {
            assertThat(admit(Set.of(role), Set.of()).permitsWithin("goals:write"))
                    .as(role)
                    .isFalse();
        }
        assertThat(Separation.broken(Set.of("goals:write", "audit:read")))
                .containsExactly(Separation.ADMINISTRATION_AND_AUDIT);
        assertThat(Separation.broken(Set.of("goals:read", "audit:read"))).isEmpty();
    }

    @Test
    void onlyAdministratorsAndOperationsReachDeadLetters() {
        for (String role : Set.of("admin", "operations")) {
            assertThat(admit(Set.of(role), Set.of()).permits("dead-letters:read"))
                    .as(role)
                    .isTrue();
            assertThat(admit(Set.of(role), Set.of()).permits("dead-letters:replay"))
                    .as(role)
                    .isTrue();
        }
        for (String role : Set.of("cio", "member", "integration")) {
            assertThat(admit(Set.of(role), Set.of("*")).permitsWithin("dead-letters:read"))
                    .as(role)
                    .isFalse();
            assertThat(admit(Set.of(role), Set.of("*")).permitsWithin("dead-letters:replay"))
                    .as(role)
                    .isFalse();
        }
    }

    @Test
    void operationsSeeNoFiguresAndSendNoEvents() {
        Caller caller = admit(Set.of("operations"), Set.of("*"));

        assertThat(caller.permits("health:read")).isTrue();
        assertThat(caller.permits("insights:read")).isFalse();
        assertThat(caller.permits("settings:read")).isFalse();
        assertThat(caller.permits("directory:read")).isFalse();
        assertThat(caller.permitsWithin("events:write")).isFalse();
    }

    @Test
    void anOperatorLooksAfterTenantsAndSeesNothingInside() {
        Identity operator = policy.admit(new VerifiedToken(
                "platform",
                "7d1c",
                Caller.Kind.USER,
                "atrium-web",
                "oakley",
                "Oakley",
                null,
                Set.of("platform-operator"),
                Set.of()));

        assertThat(operator).isInstanceOf(Operator.class);
        assertThat(operator.permissions().granted())
                .containsExactlyInAnyOrder("platform:read", "tenants:*", "peer-packs:*", "health:read", "health:check");
        for (String inside : Set.of(
                "home:read",
                "settings:read",
                "directory:read",
                "insights:read",
                "goals:read",
                "goals:write",
                "dead-letters:read",
                "events:write:im.message.sent")) {
            assertThat(operator.permitsWithin(inside)).as(inside).isFalse();
        }
    }

    @Test
    void whoAuditsThePlatformReadsItsLogAndAdministersNothing() {
        Identity auditor = operator(Set.of("platform-auditor"));
        Identity both = operator(Set.of("platform-auditor", "platform-operator"));

        assertThat(auditor.permissions().granted())
                .containsExactlyInAnyOrder("platform:read", "audit:read", "audit:export", "audit:verify");
        // Who has both operates alone.
        assertThat(both.permitsWithin("audit:read")).isFalse();
        assertThat(both.permits("tenants:write")).isTrue();
        // and in a tenant's realm the role is nothing
        assertThat(admit(Set.of("platform-auditor"), Set.of()).permissions().granted())
                .containsExactly("home:read");
    }

    private Identity operator(Set<String> roles) {
        return policy.admit(new VerifiedToken(
                "platform", "7d1d", Caller.Kind.USER, "atrium-web", "parker", "Parker", null, roles, Set.of()));
    }

    @Test
    void noTenantsRoleReachesTenants() {
        Caller caller =
                admit(Set.of("admin", "cio", "member", "integration", "operations", "platform-operator"), Set.of("*"));

        assertThat(caller.permitsWithin("tenants:read")).isFalse();
        assertThat(caller.permits("platform:read")).isFalse();
    }

    @Test
    void aReaderSeesFiguresAndNothingElse() {
        Caller caller = admit(Set.of("reader"), Set.of("*"));

        assertThat(caller.permits("insights:read")).isTrue();
        for (String other : List.of(
                "settings:read",
                "directory:read",
                "audit:read",
                "dead-letters:read",
                "health:read",
                "accounts:read",
                "roles:read",
                "events:write:im.message.sent")) {
            assertThat(caller.permitsWithin(other)).as(other).isFalse();
        }
    }

    @Test
    void anIntegrationSendsWhatItWasGranted() {
        Caller caller = admit(Set.of("integration"), Set.of("im.message.sent"));

        assertThat(caller.permitsWithin("events:write")).isTrue();
        assertThat(caller.permits("events:write:im.message.sent")).isTrue();
        assertThat(caller.permits("events:write:im.message.read")).isFalse();
        assertThat(caller.permits("events:write")).isFalse();
    }

    @Test
    void aGrantOfAllIsAGrantOfEach() {
        Caller caller = admit(Set.of("integration"), Set.of("*"));

        assertThat(caller.permits("events:write:approval.task.completed")).isTrue();
    }

    @Test
    void aGrantGivesWhatItSaysAndNoMore() {
        Caller caller = admit(Set.of(), Holding.own(Set.of("insights:read:dept-3,dept-7")));

        assertThat(caller.permits("insights:read:dept-3")).isTrue();
        assertThat(caller.permits("insights:read:dept-7")).isTrue();
        assertThat(caller.permits("insights:read:dept-37")).isFalse();
        assertThat(caller.permits("insights:read")).isFalse();
        assertThat(caller.permitsWithin("insights:read")).isTrue();
        assertThat(caller.permissions().granted())
                .containsExactlyInAnyOrder("home:read", "insights:read:dept-3,dept-7");
    }

    @Test
    void whatIsDelegatedIsUsedOnBehalfOfWhoseItIs() {
        Caller caller = admit(
                Set.of("cio"),
                Holding.delegated(Set.of("insights:read:dept-3"), "lee"),
                Holding.delegated(Set.of("directory:read"), "kim"));

        assertThat(caller.permits("insights:read:dept-3")).isTrue();
        assertThat(caller.permits("settings:read")).isFalse();
        assertThat(caller.permissions().usedOnBehalfOf())
                .as("what is also one's own is used in one's own right")
                .isEmpty();
        assertThat(caller.permits("directory:read")).isTrue();
        assertThat(caller.permissions().usedOnBehalfOf()).containsExactly("kim");
    }

    @Test
    void whoAdministersDoesNotCheckWhereverTheRolesComeFrom() {
        Caller byRealm = admit(Set.of("admin", "auditor"));
        Caller byGrant = admit(Set.of("auditor"), Holding.own(Set.of("roles:grant:dept-3")));
        Caller byWildcard = admit(Set.of(), Holding.own(Set.of("*")), Holding.own(Set.of("home:read")));

        assertThat(byRealm.permits("settings:write")).isTrue();
        assertThat(byGrant.permits("roles:grant:dept-3")).isTrue();
        for (Caller caller : List.of(byRealm, byGrant, byWildcard)) {
            assertThat(caller.permitsWithin("audit:read")).isFalse();
            assertThat(caller.permitsWithin("audit:export")).isFalse();
            assertThat(caller.permissions().granted()).noneMatch(permission -> permission.startsWith("audit"));
        }
    }

    @Test
    void whoAdministersReadsNoMessagesAndResolvesNoPseudonyms() {
        Caller caller =
                admit(Set.of("admin"), Holding.own(Set.of("messages:read", "persons:reidentify", "insights:read")));

        assertThat(caller.permits("settings:write")).isTrue();
        assertThat(caller.permits("messages:read")).isFalse();
        assertThat(caller.permits("persons:reidentify")).isFalse();
        assertThat(Separation.broken(Set.of("dead-letters:*", "persons:reidentify")))
                .containsExactly(Separation.ADMINISTRATION_AND_DISCLOSURE);
        assertThat(Separation.broken(Set.of("insights:read", "messages:read", "audit:read")))
                .isEmpty();
    }

    @Test
    void programsHaveNoGrants() {
        Policy generous = new Policy((tenant, username) -> List.of(Holding.own(Set.of("settings:*"))));

        Identity program = generous.admit(new VerifiedToken(
                "demo", "7d1c", Caller.Kind.SERVICE, "atrium-gateway", "member", "member", null, Set.of(), Set.of()));

        assertThat(program.permits("settings:read")).isFalse();
    }

    @Test
    void whyGrantsCannotBeKnownIsForTheCallerToHear() {
        Policy blind = new Policy((tenant, username) -> {
            throw new AccessFailure.KeysUnavailable().exception();
        });

        assertThatThrownBy(() -> blind.admit(new VerifiedToken(
                        "demo", "7d1c", Caller.Kind.USER, "atrium-web", "m", "m", null, Set.of("admin"), Set.of())))
                .isInstanceOf(FailureException.class);
    }

    private static Caller admit(Set<String> roles, Holding... holdings) {
        return new PolicyCallers((tenant, username) -> List.of(holdings)).admit("demo", "member", roles);
    }

    private Caller admit(Set<String> roles, Set<String> grants) {
        return (Caller) policy.admit(new VerifiedToken(
                "demo", "7d1c", Caller.Kind.USER, "atrium-web", "Morgan", "member", null, roles, grants));
    }
}
