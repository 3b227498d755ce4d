package io.atrium.server.security;

import java.util.Set;

/** What security must know of tenants; {@code tenants} answers. */
public interface TenantRealms {
    /** Whether this realm is a tenant that people may sign in to now. */
    boolean isActive(String realm);

    /** The event types that a client of the tenant may send; {@code *} stands for all. */
    Set<String> eventGrants(String tenant, String client);
}
