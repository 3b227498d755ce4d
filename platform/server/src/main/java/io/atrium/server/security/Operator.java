package io.atrium.server.security;

import io.atrium.server.config.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or a program of the operator, who looks after tenants and belongs to none.
 *
 * @param username what the account signs in with
 */
public record Operator(
        String subject,
        Caller.Kind kind,
        String username,
        String name,
        @Nullable String email,
        Set<String> roles,
        Permissions permissions,
        RequestOrigin origin)
        implements Identity {
    public Operator {
        roles = Set.copyOf(roles);
    }

    @Override
    public Operator from(RequestOrigin requestOrigin) {
        return new Operator(subject, kind, username, name, email, roles, permissions, requestOrigin);
    }

    @Override
    public String realm() {
        return TenantId.PLATFORM;
    }
}
