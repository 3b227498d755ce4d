package io.atrium.server.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers without Keycloak, judged by the real policy: the bearer token reads {@code realm|user|realm role,realm role}. */
public final class PolicyCallers implements Authenticator {
    private final Policy policy;

    public PolicyCallers(GrantedRoles granted) {
        this.policy = new Policy(granted);
    }

    @Override
    public Identity authenticate(@Nullable String authorization) {
        if (authorization == null) {
            throw new AccessFailure.NoToken().exception();
        }
        String[] parts = authorization.substring("Bearer ".length()).split("\\|", -1);
        return policy.admit(token(parts[0], parts[1], Set.of(parts[2].split(","))));
    }

    /** Somebody of a tenant with these roles of the realm. */
    public Caller admit(String tenant, String user, Set<String> realmRoles) {
        return (Caller) policy.admit(token(tenant, user, realmRoles));
    }

    private static VerifiedToken token(String realm, String user, Set<String> realmRoles) {
        return new VerifiedToken(
                realm, "subject-" + user, Caller.Kind.USER, "atrium-web", user, user, null, realmRoles, Set.of());
    }
}
