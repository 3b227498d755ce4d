package io.atrium.server.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's member or program.
 *
 * @param tenant the realm of the token's issuer
 * @param subject the stable id in the realm
 * @param client the client that the token was issued for
 * @param username what the account signs in with; unique in the realm, not editable by its owner
 * @param name display name, the client's id for a service
 * @param roles realm roles that the platform knows
 * @param origin where the request came from
 */
public record Caller(
        String tenant,
        String subject,
        Kind kind,
        String client,
        String username,
        String name,
        @Nullable String email,
        Set<String> roles,
        Permissions permissions,
        RequestOrigin origin)
        implements Identity {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A caller of whom the token is known and the request is not. */
    public Caller(
            String tenant,
            String subject,
            Kind kind,
            String client,
            String username,
            String name,
            @Nullable String email,
            Set<String> roles,
            Permissions permissions) {
        this(tenant, subject, kind, client, username, name, email, roles, permissions, RequestOrigin.NONE);
    }

    /** A person in front of a screen, or a program with a service account. */
    public enum Kind {
        USER,
        SERVICE
    }

    @Override
    public Caller from(RequestOrigin requestOrigin) {
        return new Caller(tenant, subject, kind, client, username, name, email, roles, permissions, requestOrigin);
    }

    @Override
    public String realm() {
        return tenant;
    }
}
