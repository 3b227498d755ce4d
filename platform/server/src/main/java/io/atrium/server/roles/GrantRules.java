package io.atrium.server.roles;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Separation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may give and take what. Pure; a rule that is broken throws. */
final class GrantRules {
    private GrantRules() {}

    /**
     * Whether a caller may give and take this role there: administrators everywhere; who may grant within a department, there, but not
     * the permission to grant itself.
     */
    static void requireAdministers(Caller caller, Collection<String> permissions, @Nullable Integer departmentNo) {
        boolean all = caller.permits(Catalogue.GRANT);
        boolean there = departmentNo != null
                && !permissions.contains(Catalogue.GRANT)
                && caller.permits(Catalogue.GRANT + ":" + Catalogue.department(departmentNo));
        if (!all && !there) {
            throw RolesFailure.Forbidden.notAdministered().exception();
        }
    }

    /** Nobody grants to themselves, nor, on somebody's behalf, to that one. */
    static void requireSomebodyElse(Caller caller, String user) {
        if (user.equals(caller.username())
                || caller.permissions().usedOnBehalfOf().contains(user)) {
            throw RolesFailure.Forbidden.toSelf().exception();
        }
    }

    /** Duties that are kept apart do not come into one hand. */
    static void requireSeparateDuties(Collection<String> held, Collection<String> more) {
        Set<String> together = new HashSet<>(held);
        together.addAll(more);
        for (Separation rule : Separation.broken(together)) {
            throw RolesFailure.Forbidden.duties(rule).exception();
        }
    }

    /** The role is one to be granted, with or without a department. */
    static void requireFits(Role role, @Nullable Integer departmentNo) {
        if (!role.grantable()) {
            throw invalid("role", "not-grantable", "The role \"" + role.id() + "\" is not granted to members.");
        }
        if (role.scope() == Scoping.REQUIRED && departmentNo == null) {
            throw invalid("department", "required", "This role is granted for a department. Choose one.");
        }
        if (role.scope() == Scoping.NONE && departmentNo != null) {
            throw invalid(
                    "department",
                    "not-possible",
                    "This role is granted for the whole organization. Leave the department out.");
        }
    }

    /** A delegation is of what one holds oneself, within it, and not of a delegation. */
    static void requireDelegable(
            Grant original,
            Instant now,
            @Nullable Instant expiresAt,
            Set<Integer> departments,
            @Nullable Integer departmentNo) {
        if (original.state(now) != Grant.State.ACTIVE) {
            throw RolesFailure.Conflict.grantEnded().exception();
        }
        if (original.original() != null) {
            throw RolesFailure.Forbidden.notDelegable().exception();
        }
        if (expiresAt == null) {
            throw invalid("expiresAt", "required", "A delegation is for a time. Say until when.");
        }
        if (original.expiresAt() != null && expiresAt.isAfter(original.expiresAt())) {
            throw invalid("expiresAt", "too-long", "You have the role until " + original.expiresAt() + " yourself.");
        }
        if (original.department() != null && !departments.contains(Objects.requireNonNullElse(departmentNo, 0))) {
            throw invalid("department", "too-wide", "You have the role for another part of the organization.");
        }
    }

    static FailureException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}
