package io.atrium.server.roles;

import io.atrium.server.security.Separation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers, as the API writes them. */
final class Views {
    private Views() {}

    /** A role with the number of members who have it now. */
    record RoleView(
            String id,
            boolean system,
            Role.Names name,
            List<String> permissions,
            Scoping scope,
            boolean grantable,
            int holders,
            @Nullable Long version,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {
        static RoleView of(Role role, int holders) {
            return new RoleView(
                    role.id(),
                    role.system(),
                    role.name(),
                    role.permissions(),
                    role.scope(),
                    role.grantable(),
                    holders,
                    role.version(),
                    role.changedAt(),
                    role.changedBy());
        }
    }

    /** {@code GET /roles}. */
    record RoleList(List<RoleView> roles, List<Catalogue.Entry> permissions, List<String> separations) {
        static RoleList of(List<RoleView> roles) {
            return new RoleList(
                    roles,
                    Catalogue.entries(),
                    Arrays.stream(Separation.values()).map(Separation::code).toList());
        }
    }

    /** Which role a grant is of. */
    record RoleName(String id, Role.Names name) {}

    /**
     * A grant.
     *
     * @param delegatedBy the user name of whose grant it is a delegation
     */
    record GrantView(
            UUID id,
            RoleName role,
            Grant.Holder member,
            Grant.@Nullable Part department,
            Grant.State state,
            String reason,
            Instant grantedAt,
            String grantedBy,
            @Nullable Instant expiresAt,
            @Nullable String delegatedBy,
            @Nullable UUID delegationOf,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable String revokedReason) {
        static GrantView of(Grant grant, Map<String, Role.Names> names, Instant now) {
            Grant.Original original = grant.original();
            Grant.Revocation end = grant.revocation();
            return new GrantView(
                    grant.id(),
                    new RoleName(
                            grant.role(), names.getOrDefault(grant.role(), new Role.Names(grant.role(), grant.role()))),
                    grant.holder(),
                    grant.department(),
                    grant.state(now),
                    grant.reason(),
                    grant.grantedAt(),
                    grant.grantedBy(),
                    grant.expiresAt(),
                    original == null ? null : original.user(),
                    original == null ? null : original.id(),
                    end == null ? null : end.at(),
                    end == null ? null : end.by(),
                    end == null ? null : end.reason());
        }
    }

    /** {@code GET /grants}. */
    record GrantPage(List<GrantView> grants, @Nullable Long next) {}

    /**
     * {@code GET /grants/mine}.
     *
     * @param realmRoles what the identity provider says, without an end
     * @param grants what the caller was granted and still has
     * @param delegated what the caller has given on
     */
    record Mine(List<RoleName> realmRoles, List<GrantView> grants, List<GrantView> delegated) {}
}
