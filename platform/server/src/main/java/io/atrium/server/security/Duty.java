package io.atrium.server.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;

/** What permissions are for, as far as nobody may have two of them. */
// Shiro's permissions are not changed after they were read.
@SuppressWarnings("ImmutableEnumChecker")
enum Duty {
    /** Changes how the organization works, or who may do what. */
    ADMINISTER(
            "settings:write",
            "directory:import",
            "roles:write",
            "roles:grant",
            "groups:write",
            "goals:write",
            "dead-letters:replay",
            "tenants:write",
            "tenants:erase",
            "peer-packs:write"),
    /** Reads what was done. */
    AUDIT("audit:read", "audit:export", "audit:verify"),
    /** Reads what people write, or learns who is behind a pseudonym. */
    DISCLOSE("messages:read", "persons:reidentify");

    private final List<Permission> parts;

    Duty(String... parts) {
        this.parts = Arrays.stream(parts)
                .<Permission>map(part -> new WildcardPermission(part, true))
                .toList();
    }

    /** Whether a permission gives a part of this duty, be it wider or narrower than the part. */
    boolean isTouchedBy(Permission permission) {
        return parts.stream().anyMatch(part -> permission.implies(part) || part.implies(permission));
    }

    static Set<Duty> of(Collection<? extends Permission> permissions) {
        EnumSet<Duty> duties = EnumSet.noneOf(Duty.class);
        for (Duty duty : values()) {
            if (permissions.stream().anyMatch(duty::isTouchedBy)) {
                duties.add(duty);
            }
        }
        return Collections.unmodifiableSet(duties);
    }
}
