package io.atrium.server.security;

import io.atrium.server.config.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    ADMIN(
            Kind.TENANT,
            "settings:*",
            "directory:*",
            "roles:*",
            "accounts:*",
            "groups:read",
            "groups:write",
            "goals:*",
            "health:read",
            "health:check",
            "insights:read:*",
            "dead-letters:*"),
    CIO(Kind.TENANT, "insights:read:*", "goals:read", "groups:metrics", "health:read"),
    MEMBER(Kind.TENANT),
    /** Programs of the operator, such as the command line: they see what could not be counted, and no figures. */
    OPERATIONS(Kind.TENANT, "dead-letters:*", "health:read"),
    /** Programs of the tenant that carry its figures elsewhere: what the API shows, and nothing else. */
    READER(Kind.TENANT, "insights:read:*"),
    INTEGRATION(Kind.TENANT, "directory:import"),
    /** Reads the audit log and may change nothing: who administers must not be who checks. */
    AUDITOR(Kind.TENANT, "audit:read", "audit:export", "audit:verify"),
    /** Looks after tenants, components and peer packs; no tenant's data, figures or settings. */
    PLATFORM_OPERATOR(Kind.PLATFORM, "tenants:*", "peer-packs:*", "health:read", "health:check"),
    /** Reads the audit log of the installation, and no tenant's; may change nothing. */
    PLATFORM_AUDITOR(Kind.PLATFORM, "audit:read", "audit:export", "audit:verify");

    /** What everybody may do who is signed in to a tenant. */
    static final String EVERYBODY = "home:read";

    /** What everybody may do who is signed in to the operator's realm. */
    static final String EVERY_OPERATOR = "platform:read";

    private static final String EVENTS = "events:write:";

    private static final Set<RealmRole> OF_PROGRAMS = Set.of(OPERATIONS, INTEGRATION, READER);
    private static final Holding OF_EVERYBODY = Holding.own(Set.of(EVERYBODY));
    private static final Holding OF_EVERY_OPERATOR = Holding.own(Set.of(EVERY_OPERATOR));

    private final Kind kind;
    private final Set<String> permissions;
    private final Holding holding;

    RealmRole(Kind kind, String... permissions) {
        this.kind = kind;
        this.permissions = Set.of(permissions);
        this.holding = Holding.own(this.permissions);
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

    /** What somebody has by their token; only {@code integration} may send events, and only the types granted. */
    static List<Holding> holdings(VerifiedToken token) {
        Kind kind = Kind.of(token.realm());
        List<Holding> holdings = new ArrayList<>();
        holdings.add(kind == Kind.PLATFORM ? OF_EVERY_OPERATOR : OF_EVERYBODY);
        for (String realmName : token.roles()) {
            named(kind, realmName).ifPresent(role -> holdings.add(role.holding));
        }
        if (kind == Kind.TENANT && token.roles().contains(INTEGRATION.realmName())) {
            holdings.add(Holding.own(
                    token.eventGrants().stream().map(type -> EVENTS + type).collect(Collectors.toSet())));
        }
        return holdings;
    }

    static List<SystemRole> ofTenants() {
        return Arrays.stream(values())
                .filter(role -> role.kind == Kind.TENANT)
                .map(role -> new SystemRole(role.realmName(), role.permissions, !OF_PROGRAMS.contains(role)))
                .toList();
    }

    private static Optional<RealmRole> named(Kind kind, String realmName) {
        return Arrays.stream(values())
                .filter(role -> role.kind == kind && role.realmName().equals(realmName))
                .findFirst();
    }
}
