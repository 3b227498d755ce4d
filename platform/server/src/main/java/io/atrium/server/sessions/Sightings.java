package io.atrium.server.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atrium.server.http.Arrivals;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Identity;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes with what and from where people use their sessions, at most once a minute and session. */
final class Sightings implements Arrivals {
    private static final Logger log = LoggerFactory.getLogger(Sightings.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_SESSIONS = 200_000;

    private final SessionStore store;
    private final Clock clock;
    private final Cache<Seen, Boolean> recent = Caffeine.newBuilder()
            .expireAfterWrite(PAUSE)
            .maximumSize(MOST_SESSIONS)
            .build();

    Sightings(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Seen(String tenant, String session) {}

    @Override
    public void arrived(Identity identity) {
        if (!(identity instanceof Caller caller) || caller.kind() != Caller.Kind.USER || caller.session() == null) {
            return;
        }
        String session = caller.session();
        if (recent.asMap().putIfAbsent(new Seen(caller.tenant(), session), true) == null) {
            note(caller, session);
        }
    }

    /** Without a sighting the list says less; that is no reason to refuse the request. */
    private void note(Caller caller, String session) {
        Sighting sighting =
                new Sighting(caller.origin().address(), caller.origin().userAgent(), clock.instant());
        try {
            store.see(caller.tenant(), session, caller.subject(), sighting);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", caller.tenant())
                    .addKeyValue("reason", String.valueOf(e))
                    .log("The use of a session could not be noted");
        }
    }
}
