package io.atrium.server.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.security.Caller;
import io.atrium.server.security.PolicyCallers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What rows amount to, also rows that nobody should have been able to write. */
final class HoldingsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Map<String, Role> ROLES = Map.of(
            "head", role("head", "insights:read"),
            "watch", role("watch", "health:read"),
            "deputy", role("deputy", "roles:grant"));
    private static final Map<Integer, Set<Integer>> TREE = Map.of(2, Set.of(2, 3), 4, Set.of(4));

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void aGrantEndsAtItsMoment() {
        Holdings holdings = holdings(new InForce(first, "head", "lee", 2, SOON, null));

        assertThat(permissions(holdings, "lee", SOON.minusMillis(1))).contains("insights:read:dept-2,dept-3");
        assertThat(permissions(holdings, "lee", SOON)).containsExactly("home:read");
    }

    @Test
    void aDelegationIsNoWiderAndNoLongerThanItsOriginal() {
        InForce original = new InForce(first, "head", "lee", 2, SOON, null);
        Holdings everything = holdings(original, new InForce(second, "head", "kim", null, SOON.plusSeconds(60), first));
        Holdings elsewhere = holdings(original, new InForce(second, "head", "kim", 4, SOON, first));

        assertThat(permissions(everything, "kim", NOW)).contains("insights:read:dept-2,dept-3");
        assertThat(permissions(everything, "kim", SOON)).containsExactly("home:read");
        assertThat(permissions(elsewhere, "kim", NOW)).containsExactly("home:read");
    }

    @Test
    void aDelegationWithoutItsOriginalOrOfADelegationGivesNothing() {
        InForce original = new InForce(first, "head", "lee", 2, null, null);
        InForce delegation = new InForce(second, "head", "kim", 2, SOON, first);
        InForce further = new InForce(UUID.randomUUID(), "head", "max", 2, SOON, second);
        InForce other = new InForce(UUID.randomUUID(), "watch", "max", null, SOON, first);

        assertThat(permissions(holdings(delegation), "kim", NOW)).containsExactly("home:read");
        assertThat(permissions(holdings(original, delegation, further, other), "max", NOW))
                .containsExactly("home:read");
    }

    @Test
    void whatDoesNotFitItsScopeGivesNothing() {
        Holdings holdings = holdings(
                new InForce(first, "watch", "lee", 2, null, null),
                new InForce(second, "deputy", "lee", null, null, null),
                new InForce(UUID.randomUUID(), "head", "lee", 99, null, null),
                new InForce(UUID.randomUUID(), "gone", "lee", null, null, null));

        assertThat(permissions(holdings, "lee", NOW)).containsExactly("home:read");
    }

    private static Set<String> permissions(Holdings holdings, String user, Instant at) {
        Caller caller = new PolicyCallers((tenant, name) -> holdings.of(name, at)).admit("demo", user, Set.of());
        return caller.permissions().granted();
    }

    private static Holdings holdings(InForce... grants) {
        return Holdings.of(List.of(grants), ROLES, TREE);
    }

    private static Role role(String id, String permission) {
        return Role.custom(id, new Role.Names(id, id), List.of(permission), 1, NOW, "test");
    }
}
