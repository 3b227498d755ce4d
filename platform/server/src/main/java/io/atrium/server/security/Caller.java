package io.atrium.server.security;

import java.util.List;
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
 * @param emailVerified whether somebody else than its owner vouches for the address
 * @param session the sign-in that the token belongs to; null for programs, which have none
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
        boolean emailVerified,
        @Nullable String session,
        Set<String> roles,
        Permissions permissions,
        RequestOrigin origin)
        implements Identity {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A caller without a session, of whom the request is not known. */
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
        this(tenant, subject, kind, client, username, name, email, false, null, roles, permissions, RequestOrigin.NONE);
    }

    /** A person in front of a screen, or a program with a service account. */
    public enum Kind {
        USER,
        SERVICE
    }

    @Override
    public Caller from(RequestOrigin requestOrigin) {
        return new Caller(
                tenant,
                subject,
                kind,
                client,
                username,
                name,
                email,
                emailVerified,
                session,
                roles,
                permissions,
                requestOrigin);
    }

    /**
     * What the directory may know the account by, the first that it knows counts: the user name, then the e-mail address. An
     * address that its owner only claims to have counts for nothing: it could be another member's.
     */
    public List<String> externalIds() {
        return email == null || !emailVerified ? List.of(username) : List.of(username, email);
    }

    @Override
    public String realm() {
        return tenant;
    }
}
