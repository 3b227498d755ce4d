package io.atrium.server.roles;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.failure.FailureException;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives roles to members and takes them back. What a rule forbids is recorded as well. */
final class Grants {
    private final AuthorizationStore store;
    private final HeldRoles held;
    private final RealmAccounts accounts;
    private final Function<String, ZoneId> zones;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Grants(
            AuthorizationStore store,
            HeldRoles held,
            RealmAccounts accounts,
            Function<String, ZoneId> zones,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.held = held;
        this.accounts = accounts;
        this.zones = zones;
        this.ids = ids;
        this.clock = clock;
    }

    /** One request: who asks, when, and the tenant's day then. */
    private record Asked(Caller caller, Instant now, LocalDate day) {
        String tenant() {
            return caller.tenant();
        }
    }

    /** What is asked for, in case that it is refused. */
    private record Attempt(
            AuditAction action,
            String kind,
            String id,
            @Nullable String user) {}

    /** A page, and what of it the caller may see: who may grant within departments sees the grants there. */
    Views.GrantPage page(Caller caller, GrantQuery query) {
        Asked asked = asked(caller);
        boolean all = caller.permits(Catalogue.GRANT);
        return store.read(asked.tenant(), session -> {
            List<Grant> grants = session.grants().page(query, asked.now(), asked.day());
            Map<String, Role.Names> names = session.roles().names();
            return new Views.GrantPage(
                    grants.stream()
                            .filter(grant -> all || sees(caller, grant.departmentNo()))
                            .map(grant -> Views.GrantView.of(grant, names, asked.now()))
                            .toList(),
                    grants.size() < query.limit()
                            ? null
                            : grants.get(grants.size() - 1).sequence());
        });
    }

    /** What the caller has, and has given on. */
    Views.Mine mine(Caller caller) {
        Asked asked = asked(caller);
        return store.read(asked.tenant(), session -> {
            Map<String, Role.Names> names = session.roles().names();
            return new Views.Mine(
                    caller.roles().stream()
                            .sorted()
                            .map(id -> new Views.RoleName(id, names.getOrDefault(id, new Role.Names(id, id))))
                            .toList(),
                    views(session.grants().active(caller.username(), null, asked.now(), asked.day()), names, asked),
                    views(session.grants().delegatedBy(caller.username(), asked.now(), asked.day()), names, asked));
        });
    }

    Views.GrantView grant(Caller caller, Requests.ToGrant body) {
        Asked asked = asked(caller);
        Requests.Checked wanted = body.checked(asked.now());
        Set<String> byRealm = permissionsByRealm(asked, wanted.user());
        Attempt attempt = new Attempt(AuditAction.ROLE__GRANTED, "role", wanted.role(), wanted.user());
        return changing(asked, attempt, session -> {
            Role role = session.roles()
                    .find(wanted.role())
                    .orElseThrow(() -> GrantRules.invalid("role", "unknown", "There is no such role."));
            GrantRules.requireFits(role, wanted.department());
            GrantRules.requireAdministers(caller, role.permissions(), wanted.department());
            GrantRules.requireSomebodyElse(caller, wanted.user());
            return add(session, asked, wanted, role, byRealm, null);
        });
    }

    /** Gives a grant of the caller's own on. */
    Views.GrantView delegate(Caller caller, UUID id, Requests.ToGrant body) {
        Asked asked = asked(caller);
        Grant seen = store.read(asked.tenant(), session -> own(session, asked, id));
        Requests.Checked wanted = body.checked(asked.now(), seen.role());
        Set<String> byRealm = permissionsByRealm(asked, wanted.user());
        Attempt attempt = new Attempt(AuditAction.ROLE__DELEGATED, "grant", id.toString(), wanted.user());
        return changing(asked, attempt, session -> {
            Grant original = own(session, asked, id);
            Role role = session.roles()
                    .find(original.role())
                    .orElseThrow(() -> RolesFailure.Conflict.grantEnded().exception());
            Integer department = wanted.department() == null ? original.departmentNo() : wanted.department();
            Integer whole = original.departmentNo();
            Set<Integer> within = whole == null
                    ? Set.of()
                    : session.grants().subtrees(List.of(whole), asked.day()).getOrDefault(whole, Set.of());
            GrantRules.requireDelegable(original, asked.now(), wanted.expiresAt(), within, department);
            GrantRules.requireFits(role, department);
            GrantRules.requireSomebodyElse(caller, wanted.user());
            Requests.Checked narrowed =
                    new Requests.Checked(role.id(), wanted.user(), department, wanted.expiresAt(), wanted.reason());
            return add(session, asked, narrowed, role, byRealm, id);
        });
    }

    /** By somebody who administers what the grant is about. */
    Views.GrantView revoke(Caller caller, UUID id, String reason) {
        Asked asked = asked(caller);
        Attempt attempt = new Attempt(AuditAction.ROLE__REVOKED, "grant", id.toString(), null);
        return changing(asked, attempt, session -> {
            Grant grant = session.grants()
                    .find(id, asked.day())
                    .orElseThrow(() -> new RolesFailure.NotFound("grant").exception());
            List<String> permissions =
                    session.roles().find(grant.role()).map(Role::permissions).orElse(List.of());
            GrantRules.requireAdministers(caller, permissions, grant.departmentNo());
            return end(session, asked, grant, reason);
        });
    }

    /** By the holder, who gives it up, or by whose it is, who takes a delegation back. */
    Views.GrantView revokeOwn(Caller caller, UUID id, String reason) {
        Asked asked = asked(caller);
        Attempt attempt = new Attempt(AuditAction.ROLE__REVOKED, "grant", id.toString(), caller.username());
        return changing(asked, attempt, session -> {
            Grant grant = session.grants()
                    .find(id, asked.day())
                    .filter(found -> found.holder().user().equals(caller.username())
                            || (found.original() != null
                                    && found.original().user().equals(caller.username())))
                    .orElseThrow(() -> new RolesFailure.NotFound("grant").exception());
            return end(session, asked, grant, reason);
        });
    }

    private Views.GrantView add(
            AuthorizationStore.Session session,
            Asked asked,
            Requests.Checked wanted,
            Role role,
            Set<String> byRealm,
            @Nullable UUID original) {
        GrantStore grants = session.grants();
        Grant.Holder member = grants.member(wanted.user(), asked.day())
                .orElseThrow(() -> GrantRules.invalid(
                        "user", "unknown", "Nobody of that user name belongs to the organization today."));
        Integer department = wanted.department();
        if (department != null
                && grants.subtrees(List.of(department), asked.day()).isEmpty()) {
            throw GrantRules.invalid("department", "unknown", "There is no such department today.");
        }
        List<Grant> present = grants.active(wanted.user(), null, asked.now(), asked.day());
        boolean exists = present.stream()
                .anyMatch(grant -> grant.role().equals(role.id())
                        && Objects.equals(grant.departmentNo(), department)
                        && (grant.original() == null) == (original == null));
        if (exists) {
            throw RolesFailure.Conflict.grantExists().exception();
        }
        Set<String> alreadyHeld = new HashSet<>(byRealm);
        Map<String, Role> roles = session.roles().byId();
        present.forEach(grant -> alreadyHeld.addAll(
                roles.containsKey(grant.role()) ? roles.get(grant.role()).permissions() : List.of()));
        GrantRules.requireSeparateDuties(alreadyHeld, role.permissions());
        NewGrant grant = new NewGrant(
                ids.get(),
                role.id(),
                member.no(),
                department,
                wanted.reason(),
                asked.now(),
                NewGrant.By.of(asked.caller()),
                wanted.expiresAt(),
                original);
        grants.insert(grant);
        Views.GrantView after = view(session, asked, grant.id());
        AuditAction action = original == null ? AuditAction.ROLE__GRANTED : AuditAction.ROLE__DELEGATED;
        session.record(entry(asked.caller(), action, after).changed(null, after));
        return after;
    }

    private Views.GrantView end(AuthorizationStore.Session session, Asked asked, Grant grant, String reason) {
        if (grant.state(asked.now()) != Grant.State.ACTIVE) {
            throw RolesFailure.Conflict.grantEnded().exception();
        }
        if (grant.role().equals(Role.ADMIN) && grant.original() == null) {
            requireAnotherAdministrator(session, asked, grant);
        }
        Views.GrantView before = view(session, asked, grant.id());
        session.grants().revoke(grant.id(), asked.now(), NewGrant.By.of(asked.caller()), reason);
        Views.GrantView after = view(session, asked, grant.id());
        session.record(entry(asked.caller(), AuditAction.ROLE__REVOKED, after)
                .detail("reason", reason)
                .changed(before, after));
        return after;
    }

    /** The question to the identity provider is asked within the transaction: two administrators must not remove each other. */
    private void requireAnotherAdministrator(AuthorizationStore.Session session, Asked asked, Grant leaving) {
        boolean byGrant = session.grants().active(null, Role.ADMIN, asked.now(), asked.day()).stream()
                .filter(grant -> !grant.id().equals(leaving.id()))
                .filter(grant -> grant.original() == null && grant.expiresAt() == null)
                .filter(grant -> grant.holder().active())
                .anyMatch(grant ->
                        accounts.isEnabled(asked.tenant(), grant.holder().user()));
        if (!byGrant && accounts.holders(asked.tenant(), Role.ADMIN).isEmpty()) {
            throw RolesFailure.Forbidden.lastAdministrator().exception();
        }
    }

    private Set<String> permissionsByRealm(Asked asked, String user) {
        Set<String> permissions = new HashSet<>();
        for (String realmRole : accounts.roles(asked.tenant(), user)) {
            Role.systemRole(realmRole).ifPresent(role -> permissions.addAll(role.permissions()));
        }
        return permissions;
    }

    private static Grant own(AuthorizationStore.Session session, Asked asked, UUID id) {
        return session.grants()
                .find(id, asked.day())
                .filter(grant -> grant.holder().user().equals(asked.caller().username()))
                .orElseThrow(() -> new RolesFailure.NotFound("grant").exception());
    }

    private static boolean sees(Caller caller, @Nullable Integer departmentNo) {
        return departmentNo != null && caller.permits(Catalogue.GRANT + ":" + Catalogue.department(departmentNo));
    }

    private static List<Views.GrantView> views(List<Grant> grants, Map<String, Role.Names> names, Asked asked) {
        return grants.stream()
                .map(grant -> Views.GrantView.of(grant, names, asked.now()))
                .toList();
    }

    private static Views.GrantView view(AuthorizationStore.Session session, Asked asked, UUID id) {
        Grant grant = session.grants().find(id, asked.day()).orElseThrow();
        return Views.GrantView.of(grant, session.roles().names(), asked.now());
    }

    private <T> T changing(Asked asked, Attempt attempt, Function<AuthorizationStore.Session, T> work) {
        try {
            T result = store.change(asked.tenant(), work);
            held.forget(asked.tenant());
            return result;
        } catch (FailureException e) {
            if (e.failure() instanceof RolesFailure.Forbidden rule) {
                AuditEntry entry = AuditEntry.by(asked.caller(), attempt.action())
                        .on(attempt.kind(), attempt.id())
                        .ended(Outcome.REFUSED)
                        .detail("rule", rule.code());
                store.record(attempt.user() == null ? entry : entry.detail("account", attempt.user()));
            }
            throw e;
        }
    }

    private static AuditEntry entry(Caller caller, AuditAction action, Views.GrantView grant) {
        AuditEntry entry = AuditEntry.by(caller, action)
                .on("grant", grant.id().toString())
                .detail("role", grant.role().id())
                .detail("account", grant.member().user())
                .detail("reason", grant.reason());
        if (grant.department() != null) {
            entry = entry.detail("department", grant.department().no());
        }
        if (grant.expiresAt() != null) {
            entry = entry.detail("expiresAt", grant.expiresAt().toString());
        }
        return grant.delegatedBy() == null ? entry : entry.detail("delegatedBy", grant.delegatedBy());
    }

    private Asked asked(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Asked(caller, now, LocalDate.ofInstant(now, zones.apply(caller.tenant())));
    }
}
