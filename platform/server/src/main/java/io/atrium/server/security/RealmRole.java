package io.atrium.server.security;

import io.atrium.server.config.TenantId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The realm roles that the platform knows, and what each may do. A role counts in its own kind of realm only: a tenant's
 * administrator who invents a role {@code platform-operator} gains nothing.
 */
// The sets are immutable copies; the checker only knows their interface.
@SuppressWarnings("ImmutableEnumChecker")
enum RealmRole {
    ADMIN(Kind.TENANT, "settings:*", "directory:*", "health:read", "health:check", "insights:read:*", "dead-letters:*"),
    CIO(Kind.TENANT, "insights:read:*", "health:read"),
    MEMBER(Kind.TENANT),
    /** Programs of the operator, such as the command line: they see what could not be counted, and no figures. */
    OPERATIONS(Kind.TENANT, "dead-letters:*", "health:read"),
    INTEGRATION(Kind.TENANT, "directory:import"),
    /** Reads the audit log and may change nothing: who administers must not be who checks. */
    AUDITOR(Kind.TENANT, "audit:read", "audit:export", "audit:verify"),
    /** Looks after tenants and components; no tenant's data, figures or settings. */
    PLATFORM_OPERATOR(Kind.PLATFORM, "tenants:*", "health:read", "health:check");

    /** What everybody may do who is signed in to a tenant. */
    static final String EVERYBODY = "home:read";

    /** What everybody may do who is signed in to the operator's realm. */
    static final String EVERY_OPERATOR = "platform:read";

    private static final String EVENTS = "events:write:";

    private final Kind kind;
    private final Set<String> permissions;

    RealmRole(Kind kind, String... permissions) {
        this.kind = kind;
        this.permissions = Set.of(permissions);
    }

    private enum Kind {
        TENANT,
        PLATFORM;

        static Kind of(String realm) {
            return realm.equals(TenantId.PLATFORM) ? PLATFORM : TENANT;
        }
    }

    /** The name in Keycloak. */
    String realmName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names that count in this realm, out of all that a token carries. */
    static Set<String> known(String realm, Set<String> realmNames) {
        Kind kind = Kind.of(realm);
        return realmNames.stream()
                .filter(name -> named(kind, name).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The permissions of somebody; only {@code integration} may send events, and only the types granted. */
    static Set<String> permissions(VerifiedToken token) {
        Kind kind = Kind.of(token.realm());
        Set<String> permissions = new LinkedHashSet<>();
        permissions.add(kind == Kind.PLATFORM ? EVERY_OPERATOR : EVERYBODY);
        for (String realmName : token.roles()) {
            named(kind, realmName).ifPresent(role -> permissions.addAll(role.permissions));
        }
        if (kind == Kind.TENANT && token.roles().contains(INTEGRATION.realmName())) {
            token.eventGrants().forEach(type -> permissions.add(EVENTS + type));
        }
        return Set.copyOf(permissions);
    }

    private static Optional<RealmRole> named(Kind kind, String realmName) {
        return Arrays.stream(values())
                .filter(role -> role.kind == kind && role.realmName().equals(realmName))
                .findFirst();
    }
}
