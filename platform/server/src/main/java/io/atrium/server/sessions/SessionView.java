package io.atrium.server.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param id null for anybody else
 * @param current whether the request came from it
 * @param address where it was last used from, or where it began
 * @param userAgent as the browser calls itself; null when it was not used here yet
 */
record SessionView(
        @Nullable String id,
        boolean current,
        @Nullable String address,
        @Nullable String userAgent,
        Instant startedAt,
        Instant lastSeenAt) {

    static SessionView of(AccountSession session, @Nullable Sighting sighting, boolean current) {
        if (sighting == null) {
            return new SessionView(
                    session.id(), current, session.address(), null, session.startedAt(), session.lastSeenAt());
        }
        boolean later = sighting.lastSeen().isAfter(session.lastSeenAt());
        return new SessionView(
                session.id(),
                current,
                sighting.address() == null ? session.address() : sighting.address(),
                sighting.userAgent(),
                session.startedAt(),
                later ? sighting.lastSeen() : session.lastSeenAt());
    }

    /** The same for somebody else, who cannot end it alone and learns no id. */
    SessionView withoutId() {
        return new SessionView(null, false, address, userAgent, startedAt, lastSeenAt);
    }
}
