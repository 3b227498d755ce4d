package io.atrium.server.roles;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The roles that an organization grants: those of the platform, and its own. */
final class Roles {
    private final AuthorizationStore store;
    private final HeldRoles held;
    private final Function<String, ZoneId> zones;
    private final Clock clock;

    Roles(AuthorizationStore store, HeldRoles held, Function<String, ZoneId> zones, Clock clock) {
        this.store = store;
        this.held = held;
        this.zones = zones;
        this.clock = clock;
    }

    List<Views.RoleView> list(String tenant) {
        Instant now = clock.instant();
        return store.read(tenant, session -> {
            Map<String, Integer> holders = session.grants().holders(now);
            return Stream.concat(Role.systemRoles().stream(), session.roles().custom().stream())
                    .map(role -> Views.RoleView.of(role, holders.getOrDefault(role.id(), 0)))
                    .toList();
        });
    }

    Views.RoleView create(Caller caller, Requests.ToSave body) {
        Role role = body.checked(body.id() == null ? "" : body.id(), 1, now(), caller.username());
        GrantRules.requireSeparateDuties(Set.of(), role.permissions());
        return changing(caller.tenant(), session -> {
            if (Role.systemRole(role.id()).isPresent() || !session.roles().insert(role)) {
                throw RolesFailure.Conflict.roleExists(role.id()).exception();
            }
            Views.RoleView after = Views.RoleView.of(role, 0);
            session.record(entry(caller, AuditAction.ROLE__CREATED, role).changed(null, after));
            return after;
        });
    }

    Views.RoleView change(Caller caller, String id, Requests.ToSave body) {
        Instant now = now();
        return changing(caller.tenant(), session -> {
            Role before = own(session, id);
            if (!Objects.equals(before.version(), body.version())) {
                throw RolesFailure.Conflict.roleOutdated().exception();
            }
            Role after = body.checked(id, Objects.requireNonNull(before.version()) + 1, now, caller.username());
            List<Grant> grants = session.grants().active(null, id, now, today(caller, now));
            if (!before.permissions().equals(after.permissions())) {
                checkHolders(session, caller, after, grants, now);
            }
            session.roles().update(after);
            int holders = (int) grants.stream().map(Grant::holder).distinct().count();
            Views.RoleView view = Views.RoleView.of(after, holders);
            session.record(
                    entry(caller, AuditAction.ROLE__CHANGED, after).changed(Views.RoleView.of(before, holders), view));
            return view;
        });
    }

    void delete(Caller caller, String id) {
        Instant now = now();
        changing(caller.tenant(), session -> {
            Role role = own(session, id);
            if (!session.grants().active(null, id, now, today(caller, now)).isEmpty()) {
                throw RolesFailure.Conflict.roleInUse().exception();
            }
            session.roles().delete(id, now, caller.username());
            session.record(entry(caller, AuditAction.ROLE__DELETED, role).changed(Views.RoleView.of(role, 0), null));
            return role;
        });
    }

    /** Changing a role changes what its holders may do, as granting does, so the same rules hold. */
    private void checkHolders(
            AuthorizationStore.Session session, Caller caller, Role after, List<Grant> grants, Instant now) {
        GrantRules.requireSeparateDuties(Set.of(), after.permissions());
        Map<String, Role> roles = session.roles().byId();
        for (Grant grant : grants) {
            if (grant.holder().user().equals(caller.username())) {
                throw RolesFailure.Forbidden.ownRole().exception();
            }
            boolean scoped = grant.department() != null;
            if (after.scope() == (scoped ? Scoping.NONE : Scoping.REQUIRED)) {
                throw RolesFailure.Conflict.roleScopeInUse().exception();
            }
            Set<String> others = new HashSet<>();
            session.grants().active(grant.holder().user(), null, now, today(caller, now)).stream()
                    .map(other -> roles.get(other.role()))
                    .filter(role -> role != null && !role.id().equals(after.id()))
                    .forEach(role -> others.addAll(role.permissions()));
            GrantRules.requireSeparateDuties(others, after.permissions());
        }
    }

    private static Role own(AuthorizationStore.Session session, String id) {
        Role role = session.roles().find(id).orElseThrow(() -> new RolesFailure.NotFound("role").exception());
        if (role.system()) {
            throw RolesFailure.Forbidden.systemRole().exception();
        }
        return role;
    }

    private <T> T changing(String tenant, Function<AuthorizationStore.Session, T> work) {
        T result = store.change(tenant, work);
        held.forget(tenant);
        return result;
    }

    private static AuditEntry entry(Caller caller, AuditAction action, Role role) {
        return AuditEntry.by(caller, action).on("role", role.id()).detail("permissions", role.permissions());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today(Caller caller, Instant now) {
        return LocalDate.ofInstant(now, zones.apply(caller.tenant()));
    }
}
