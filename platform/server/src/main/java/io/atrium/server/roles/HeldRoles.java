package io.atrium.server.roles;

import io.atrium.server.security.GrantedRoles;
import io.atrium.server.security.Holding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what members hold, so that a request does not cost a query. A change counts at once on the server that made it, and within
 * half a second on others, as do moves in the directory; the end of a grant's time is exact everywhere, because the clock is asked
 * each time. When the database cannot be asked, nobody is let in by what was known before.
 */
final class HeldRoles implements GrantedRoles {
    static final Duration FRESH = Duration.ofMillis(500);

    private final AuthorizationStore store;
    private final Function<String, ZoneId> zones;
    private final Clock clock;
    private final Map<String, OfTenant> tenants = new ConcurrentHashMap<>();

    /**
     * @param zones where a tenant's day begins: departments and members are as of today
     */
    HeldRoles(AuthorizationStore store, Function<String, ZoneId> zones, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public List<Holding> of(String tenant, String username) {
        return tenants.computeIfAbsent(tenant, OfTenant::new).of(username);
    }

    /** Makes the next question ask the database, after a change. */
    void forget(String tenant) {
        tenants.computeIfAbsent(tenant, OfTenant::new).forget();
    }

    private record Known(Instant asked, AuthorizationStore.Revisions revisions, LocalDate day, Holdings holdings) {
        boolean isFreshAt(Instant now) {
            return !asked.isAfter(now) && asked.plus(FRESH).isAfter(now);
        }

        boolean isOf(AuthorizationStore.Revisions otherRevisions, LocalDate otherDay) {
            return revisions.equals(otherRevisions) && day.equals(otherDay);
        }
    }

    /** One tenant's; its lock makes requests wait for one look instead of each taking their own. */
    private final class OfTenant {
        private final String tenant;
        private volatile @Nullable Known known;

        private OfTenant(String tenant) {
            this.tenant = tenant;
        }

        private List<Holding> of(String username) {
            Instant now = clock.instant();
            Known present = known;
            if (present == null || !present.isFreshAt(now)) {
                present = look();
            }
            return present.holdings().of(username, now);
        }

        /** Waits for a look that has begun: it may have begun before the change. */
        private synchronized void forget() {
            known = null;
        }

        private synchronized Known look() {
            Instant now = clock.instant();
            Known present = known;
            if (present != null && present.isFreshAt(now)) {
                return present;
            }
            LocalDate day = LocalDate.ofInstant(now, zones.apply(tenant));
            AuthorizationStore.Revisions revisions = store.revisions(tenant);
            Holdings holdings = present != null && present.isOf(revisions, day)
                    ? present.holdings()
                    : store.read(tenant, session -> load(session, now, day));
            Known fresh = new Known(now, revisions, day, holdings);
            known = fresh;
            return fresh;
        }
    }

    private static Holdings load(AuthorizationStore.Session session, Instant now, LocalDate day) {
        List<InForce> grants = session.grants().inForce(now, day);
        Set<Integer> named = grants.stream()
                .map(InForce::departmentNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Holdings.of(grants, session.roles().byId(), session.grants().subtrees(named, day));
    }
}
