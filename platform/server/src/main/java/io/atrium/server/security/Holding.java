package io.atrium.server.security;

import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.jspecify.annotations.Nullable;

/** A role that somebody has, read once and judged many times. */
public final class Holding {
    private final List<Permission> permissions;
    private final Set<Duty> duties;
    private final @Nullable String onBehalfOf;

    private Holding(Set<String> permissions, @Nullable String onBehalfOf) {
        this.permissions = permissions.stream()
                .sorted()
                .<Permission>map(permission -> new WildcardPermission(permission, true))
                .toList();
        this.duties = Duty.of(this.permissions);
        this.onBehalfOf = onBehalfOf;
    }

    /** What somebody has in their own right. */
    public static Holding own(Set<String> permissions) {
        return new Holding(permissions, null);
    }

    /**
     * What somebody has from somebody else for a while.
     *
     * @param delegator the user name of whom it is
     */
    public static Holding delegated(Set<String> permissions, String delegator) {
        return new Holding(permissions, delegator);
    }

    List<Permission> permissions() {
        return permissions;
    }

    Set<Duty> duties() {
        return duties;
    }

    @Nullable
    String onBehalfOf() {
        return onBehalfOf;
    }

    boolean isDelegated() {
        return onBehalfOf != null;
    }

    boolean implies(Permission wanted) {
        return permissions.stream().anyMatch(permission -> permission.implies(wanted));
    }
}
