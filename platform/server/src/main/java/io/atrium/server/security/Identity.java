package io.atrium.server.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is asking, from a verified token: somebody of a tenant, or somebody of the operator. A route takes one kind and refuses the other. */
public sealed interface Identity permits Caller, Operator {
    /** The realm of the token's issuer. */
    String realm();

    /** The stable id in the realm. */
    String subject();

    /** A person or a program. */
    Caller.Kind kind();

    /** Display name, the client's id for a service. */
    String name();

    @Nullable
    String email();

    /** Realm roles that the platform knows. */
    Set<String> roles();

    Permissions permissions();

    /** The same identity with the origin of this request. */
    Identity from(RequestOrigin origin);

    /** Whether a permission such as {@code directory:read} is held. */
    default boolean permits(String permission) {
        return permissions().permits(permission);
    }

    /** Whether the permission or any narrower one is held, such as {@code events:write:im.message.sent}. */
    default boolean permitsWithin(String prefix) {
        return permits(prefix)
                || permissions().granted().stream().anyMatch(granted -> granted.startsWith(prefix + ":"));
    }

    /** Refuses the request unless the permission is held. */
    default void require(String permission) {
        if (!permits(permission)) {
            throw new AccessFailure.Denied(permission).exception();
        }
    }
}
