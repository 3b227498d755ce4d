package io.atrium.server.security;

import java.util.Set;

/** What security must know of realms; {@code tenants} answers. */
public interface TenantRealms {
    /** What this realm is to the platform, now. */
    Standing standing(String realm);

    /** The event types that a client of the tenant may send; {@code *} stands for all. */
    Set<String> eventGrants(String tenant, String client);

    /** What a realm may be. */
    enum Standing {
        /** A tenant that people may sign in to. */
        TENANT,
        /** A tenant that is shut for now. */
        SUSPENDED,
        /** The operator's own realm. */
        PLATFORM,
        /** Nothing that this platform accepts tokens of. */
        UNKNOWN
    }
}
