package io.atrium.server.security;

import java.util.List;
import java.util.Set;

/**
 * A role that the platform brings along for tenants and that nobody edits.
 *
 * @param id as in Keycloak, for example {@code admin}
 * @param permissions wildcard permissions
 * @param forPeople whether people have it; the others are for programs
 */
public record SystemRole(String id, Set<String> permissions, boolean forPeople) {
    public SystemRole {
        permissions = Set.copyOf(permissions);
    }

    /** All of them, in the order in which they are listed. */
    public static List<SystemRole> all() {
        return RealmRole.ofTenants();
    }
}
