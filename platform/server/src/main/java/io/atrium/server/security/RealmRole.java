package io.atrium.server.security;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The realm roles that the platform knows, and what each may do. */
// The sets are immutable copies; the checker only knows their interface.
@SuppressWarnings("ImmutableEnumChecker")
enum RealmRole {
    ADMIN("settings:*", "directory:*", "health:read", "health:check", "insights:read:*", "dead-letters:*"),
    CIO("insights:read:*", "health:read"),
    MEMBER,
    /** Programs of the operator, such as the command line: they see what could not be counted, and no figures. */
    OPERATIONS("dead-letters:*", "health:read"),
    INTEGRATION("directory:import");

    /** What everybody may do who is signed in. */
    static final String EVERYBODY = "home:read";

    private static final String EVENTS = "events:write:";

    private final Set<String> permissions;

    RealmRole(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** The name in Keycloak. */
    String realmName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The names that the platform knows, out of all that a token carries. */
    static Set<String> known(Set<String> realmNames) {
        return realmNames.stream().filter(name -> named(name).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /** The permissions of somebody; only {@code integration} may send events, and only the types granted. */
    static Set<String> permissions(Set<String> realmNames, Set<String> eventGrants) {
        Set<String> permissions = new LinkedHashSet<>();
        permissions.add(EVERYBODY);
        for (String realmName : realmNames) {
            named(realmName).ifPresent(role -> permissions.addAll(role.permissions));
        }
        if (realmNames.contains(INTEGRATION.realmName())) {
            eventGrants.forEach(type -> permissions.add(EVENTS + type));
        }
        return Set.copyOf(permissions);
    }

    private static Optional<RealmRole> named(String realmName) {
        return Arrays.stream(values())
                .filter(role -> role.realmName().equals(realmName))
                .findFirst();
    }
}
