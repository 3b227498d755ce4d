package io.atrium.server.security;

import io.atrium.server.config.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token says, after everything about it has been checked. */
record VerifiedToken(
        String realm,
        String subject,
        Caller.Kind kind,
        String client,
        String username,
        String name,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String session,
        Set<String> roles,
        Set<String> eventGrants) {
    VerifiedToken {
        roles = Set.copyOf(roles);
        eventGrants = Set.copyOf(eventGrants);
    }

    /** A token of no session, with an address that nobody has verified. */
    VerifiedToken(
            String realm,
            String subject,
            Caller.Kind kind,
            String client,
            String username,
            String name,
            @Nullable String email,
            Set<String> roles,
            Set<String> eventGrants) {
        this(realm, subject, kind, client, username, name, email, false, null, roles, eventGrants);
    }

    boolean isPlatform() {
        return realm.equals(TenantId.PLATFORM);
    }
}
