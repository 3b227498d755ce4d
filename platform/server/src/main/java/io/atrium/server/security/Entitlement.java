package io.atrium.server.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.Permission;

/** Everything that a caller holds, put together once for a request; what separation of duties forbids is left out. */
// Shiro's interface is serializable; nothing serializes this.
@SuppressWarnings("serial")
final class Entitlement implements AuthorizationInfo {
    private final Set<String> roles;
    private final List<Holding> holdings;
    private final List<Permission> permissions;

    private Entitlement(Set<String> roles, List<Holding> holdings, List<Permission> permissions) {
        this.roles = roles;
        this.holdings = holdings;
        this.permissions = List.copyOf(permissions);
    }

    static Entitlement of(VerifiedToken token, List<Holding> granted) {
        List<Holding> holdings = new ArrayList<>(RealmRole.holdings(token));
        holdings.addAll(granted);
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        Set<Permission> permissions = new LinkedHashSet<>();
        for (Holding holding : holdings) {
            duties.addAll(holding.duties());
            permissions.addAll(holding.permissions());
        }
        return new Entitlement(
                RealmRole.known(token.realm(), token.roles()),
                holdings,
                Separation.kept(List.copyOf(permissions), duties));
    }

    /** On whose behalf a permission is used that is held: nobody's when it is also the caller's own. */
    Set<String> onBehalfOf(Permission wanted) {
        Set<String> delegators = new HashSet<>();
        for (Holding holding : holdings) {
            if (holding.implies(wanted)) {
                if (holding.onBehalfOf() == null) {
                    return Set.of();
                }
                delegators.add(holding.onBehalfOf());
            }
        }
        return delegators;
    }

    boolean hasDelegations() {
        return holdings.stream().anyMatch(Holding::isDelegated);
    }

    /** As text, wildcards included. */
    Set<String> granted() {
        return permissions.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> getRoles() {
        return roles;
    }

    @Override
    public Collection<String> getStringPermissions() {
        return List.of();
    }

    @Override
    public Collection<Permission> getObjectPermissions() {
        return permissions;
    }
}
