package io.atrium.server.sessions;

import io.atrium.server.security.EndedSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What has ended, for every request. At most half a second old, so that a request does not cost a query. */
final class SignOuts implements EndedSessions {
    private static final Duration FRESH = Duration.ofMillis(500);

    private final SessionStore store;
    private final Clock clock;
    private final Map<String, Known> tenants = new ConcurrentHashMap<>();

    SignOuts(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The ends of a tenant.
     *
     * @param untilBySubject everything that was issued until then has ended
     */
    private record Known(Instant at, Map<String, Instant> untilBySubject, Set<Session> sessions) {}

    private record Session(String subject, String id) {}

    @Override
    public boolean isEnded(String tenant, String subject, @Nullable String session, Instant issuedAt) {
        Known known = current(tenant);
        if (session != null && known.sessions().contains(new Session(subject, session))) {
            return true;
        }
        // Tokens say whole seconds: what was issued within the second of the end has ended too.
        Instant until = known.untilBySubject().get(subject);
        return until != null && !issuedAt.isAfter(until);
    }

    /** Makes the next request of the tenant ask again. */
    void refresh(String tenant) {
        tenants.remove(tenant);
    }

    private Known current(String tenant) {
        Instant now = clock.instant();
        Known known = tenants.get(tenant);
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known;
        }
        return tenants.compute(
                tenant, (id, other) -> other != null && other.at().plus(FRESH).isAfter(now) ? other : read(id, now));
    }

    private Known read(String tenant, Instant now) {
        Map<String, Instant> until = new HashMap<>();
        Set<Session> sessions = new HashSet<>();
        for (SessionStore.End end : store.ends(tenant)) {
            if (end.session().equals(SessionStore.ALL)) {
                until.put(end.subject(), end.at());
            } else {
                sessions.add(new Session(end.subject(), end.session()));
            }
        }
        return new Known(now, Map.copyOf(until), Set.copyOf(sessions));
    }
}
