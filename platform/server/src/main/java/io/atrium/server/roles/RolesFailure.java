package io.atrium.server.roles;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.security.Separation;
import java.time.Duration;
import java.util.Optional;

/** What can go wrong with roles and grants. */
public sealed interface RolesFailure extends Failure {

    /** There is none, or it is another tenant's or another member's: the answer is the same. */
    record NotFound(String what) implements RolesFailure {
        @Override
        public String code() {
            return what + "-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no such " + what + ".";
        }
    }

    /** Something that is the case already, or no longer. */
    record Conflict(String code, String detail) implements RolesFailure {
        static Conflict roleExists(String id) {
            return new Conflict("role-exists", "There is, or was, a role \"" + id + "\". Choose another id.");
        }

        static Conflict roleOutdated() {
            return new Conflict("role-outdated", "Somebody else has changed this role. Load it again.");
        }

        static Conflict roleInUse() {
            return new Conflict("role-in-use", "Somebody has this role. Revoke its grants first.");
        }

        static Conflict roleScopeInUse() {
            return new Conflict(
                    "role-scope-in-use",
                    "The role is granted in a way that these permissions do not allow: for all of the organization, or for a department. Revoke those grants first.");
        }

        static Conflict grantExists() {
            return new Conflict("grant-exists", "The member has this role there already. Revoke that grant first.");
        }

        static Conflict grantEnded() {
            return new Conflict("grant-ended", "This grant has ended already.");
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }

    /** Against a rule that nobody is above. */
    record Forbidden(String code, String detail) implements RolesFailure {
        static Forbidden toSelf() {
            return new Forbidden("grant-to-self", "Nobody grants to themselves. Ask another administrator.");
        }

        static Forbidden notAdministered() {
            return new Forbidden(
                    "grant-not-administered",
                    "You do not administer what this grant is about, so it is not yours to give or to take.");
        }

        static Forbidden duties(Separation rule) {
            return new Forbidden(
                    rule.code(),
                    switch (rule) {
                        case ADMINISTRATION_AND_AUDIT ->
                            "Who administers is not who checks: nobody has roles of both kinds. Choose somebody else, or revoke the other role first.";
                        case ADMINISTRATION_AND_DISCLOSURE ->
                            "Who administers neither reads messages nor resolves pseudonyms: nobody has roles of both kinds. Choose somebody else, or revoke the other role first.";
                    });
        }

        static Forbidden lastAdministrator() {
            return new Forbidden(
                    "last-administrator",
                    "Nobody would be left who administers the organization without an end in sight. Grant the role to somebody else first.");
        }

        static Forbidden notDelegable() {
            return new Forbidden("grant-not-delegable", "What was delegated to you cannot be delegated further.");
        }

        static Forbidden systemRole() {
            return new Forbidden(
                    "role-of-system", "This role comes with the platform and cannot be changed. Make one of your own.");
        }

        static Forbidden ownRole() {
            return new Forbidden("role-own", "You have this role yourself. Ask another administrator to change it.");
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }
    }

    /** What an account already has cannot be learned, so nothing is decided. */
    record AccountsUnavailable() implements RolesFailure {
        @Override
        public String code() {
            return "identity-unavailable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The identity provider does not answer, so it cannot be told which roles the account has. Try again in a moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
