package io.atrium.server.testing;

import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Authenticator;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Permissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers without Keycloak: the bearer token reads {@code tenant|user|permission,permission}; permissions may end in {@code *}. */
public final class TestCallers implements Authenticator {

    private record Granted(Set<String> granted) implements Permissions {
        @Override
        public boolean permits(String permission) {
            return granted.stream()
                    .anyMatch(grant -> grant.endsWith("*")
                            ? permission.startsWith(grant.substring(0, grant.length() - 1))
                            : grant.equals(permission));
        }
    }

    @Override
    public Caller authenticate(@Nullable String authorization) {
        if (authorization == null) {
            throw new AccessFailure.NoToken().exception();
        }
        String[] parts = authorization.substring("Bearer ".length()).split("\\|", -1);
        return new Caller(
                parts[0],
                "subject-" + parts[1],
                Caller.Kind.SERVICE,
                "test",
                parts[1],
                parts[1],
                null,
                Set.of(),
                new Granted(Set.of(parts[2].split(","))));
    }
}
