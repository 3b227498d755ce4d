package io.atrium.server.roles;

import io.atrium.server.security.SystemRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role, of the platform or of the organization.
 *
 * @param scope how it is granted
 * @param grantable whether it is granted here at all
 * @param version grows with each change; null for what cannot be changed, as the next two
 */
record Role(
        String id,
        boolean system,
        Names name,
        List<String> permissions,
        Scoping scope,
        boolean grantable,
        @Nullable Long version,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** Everything about an organization except what checks and discloses. */
    static final String ADMIN = "admin";

    /** Figures of one department; no role of the realm, because only a grant can name a department. */
    private static final Role DEPARTMENT_HEAD = new Role(
            "department-head",
            true,
            new Names("部门负责人", "Department head"),
            List.of("insights:read"),
            Scoping.REQUIRED,
            true,
            null,
            null,
            null);

    private static final Map<String, Names> NAMES = Map.of(
            ADMIN,
            new Names("管理员", "Administrator"),
            "cio",
            new Names("首席信息官", "Chief information officer"),
            "member",
            new Names("成员", "Member"),
            "operations",
            new Names("运维账号", "Operations"),
            "integration",
            new Names("集成账号", "Integration"),
            "reader",
            new Names("指标读取账号", "Reader of figures"),
            "auditor",
            new Names("审计员", "Auditor"));

    private static final List<Role> SYSTEM = Stream.concat(
                    SystemRole.all().stream().map(Role::of), Stream.of(DEPARTMENT_HEAD))
            .toList();

    Role {
        permissions = List.copyOf(permissions);
    }

    /** A name in both languages. */
    record Names(String zh, String en) {}

    /** The roles that every organization has. */
    static List<Role> systemRoles() {
        return SYSTEM;
    }

    static Optional<Role> systemRole(String id) {
        return SYSTEM.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** A role of the organization's own. */
    static Role custom(
            String id, Names name, List<String> permissions, long version, Instant changedAt, String changedBy) {
        return new Role(
                id,
                false,
                name,
                permissions,
                // Its permissions were checked when it was saved; if a later catalogue sees them otherwise, what does
                // not fit gives nothing.
                Catalogue.scoping(permissions).orElse(Scoping.REQUIRED),
                true,
                version,
                changedAt,
                changedBy);
    }

    /** What a grant of this role gives. */
    Set<String> granted(@Nullable Set<Integer> departments) {
        if (system && scope == Scoping.NONE) {
            return departments == null ? Set.copyOf(permissions) : Set.of();
        }
        return scope == Scoping.REQUIRED && departments == null
                ? Set.of()
                : Catalogue.granted(permissions, departments);
    }

    private static Role of(SystemRole role) {
        boolean useful = role.forPeople() && !role.permissions().isEmpty();
        return new Role(
                role.id(),
                true,
                NAMES.getOrDefault(role.id(), new Names(role.id(), role.id())),
                role.permissions().stream().sorted().toList(),
                Scoping.NONE,
                useful,
                null,
                null,
                null);
    }
}
