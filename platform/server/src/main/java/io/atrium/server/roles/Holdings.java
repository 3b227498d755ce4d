package io.atrium.server.roles;

import io.atrium.server.security.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the members of a tenant hold by grants, ready to be judged. Whether it still counts is asked with each look. */
final class Holdings {
    private final Map<String, List<Timed>> byUser = new HashMap<>();

    private Holdings() {}

    private record Timed(@Nullable Instant until, Holding holding) {
        boolean countsAt(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    /**
     * Puts grants and roles together. Nothing is taken for granted that was checked when they were written: a delegation is no wider and
     * no longer than its original, and there is no delegation of a delegation.
     *
     * @param subtrees for each department that a grant names, that one and all below it today
     */
    static Holdings of(List<InForce> grants, Map<String, Role> roles, Map<Integer, Set<Integer>> subtrees) {
        Map<UUID, InForce> byId = new HashMap<>();
        grants.forEach(grant -> byId.put(grant.id(), grant));
        Holdings holdings = new Holdings();
        for (InForce grant : grants) {
            Role role = roles.get(grant.role());
            if (role == null || !role.grantable()) {
                continue;
            }
            Set<Integer> departments = departments(grant, subtrees);
            if (grant.delegationOf() == null) {
                holdings.add(grant.user(), grant.expiresAt(), Holding.own(role.granted(departments)));
                continue;
            }
            InForce original = byId.get(grant.delegationOf());
            if (original != null
                    && original.delegationOf() == null
                    && original.role().equals(grant.role())) {
                Set<Integer> within = common(departments, departments(original, subtrees));
                holdings.add(
                        grant.user(),
                        earlier(grant.expiresAt(), original.expiresAt()),
                        Holding.delegated(role.granted(within), original.user()));
            }
        }
        return holdings;
    }

    /** What the user holds at that moment. */
    List<Holding> of(String user, Instant now) {
        List<Timed> all = byUser.get(user);
        return all == null
                ? List.of()
                : all.stream()
                        .filter(timed -> timed.countsAt(now))
                        .map(Timed::holding)
                        .toList();
    }

    private void add(String user, @Nullable Instant until, Holding holding) {
        byUser.computeIfAbsent(user, unknown -> new ArrayList<>(1)).add(new Timed(until, holding));
    }

    private static @Nullable Set<Integer> departments(InForce grant, Map<Integer, Set<Integer>> subtrees) {
        return grant.departmentNo() == null ? null : subtrees.getOrDefault(grant.departmentNo(), Set.of());
    }

    private static @Nullable Set<Integer> common(@Nullable Set<Integer> narrow, @Nullable Set<Integer> wide) {
        if (narrow == null || wide == null) {
            return narrow == null ? wide : narrow;
        }
        Set<Integer> common = new HashSet<>(narrow);
        common.retainAll(wide);
        return common;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
