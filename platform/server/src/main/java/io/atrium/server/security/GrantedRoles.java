package io.atrium.server.security;

import java.util.List;

/** What security must know of grants; {@code roles} answers. */
@FunctionalInterface
public interface GrantedRoles {
    /** Nobody was granted anything beside the roles of the token. */
    GrantedRoles NONE = (tenant, username) -> List.of();

    /**
     * What an account of the tenant was granted and still has at this moment.
     *
     * @param username what the account signs in with
     * @throws io.atrium.server.failure.FailureException when it cannot be known: then nobody is let in
     */
    List<Holding> of(String tenant, String username);
}
