package io.atrium.server.groups;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can go wrong with relations between organizations. */
sealed interface GroupsFailure extends Failure {
    /** There is none, or it is not the caller's side of it that may do this: the answer is the same. */
    record NotFound() implements GroupsFailure {
        @Override
        public String code() {
            return "group-relation-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no such relation that your organization could answer.";
        }
    }

    /** Something that is the case already, or no longer. */
    record Conflict(String code, String detail) implements GroupsFailure {
        static Conflict exists() {
            return new Conflict(
                    "group-relation-exists", "Your organization has an invitation or a consent of it. End that first.");
        }

        static Conflict ended() {
            return new Conflict("group-relation-ended", "This is over already. The parent can invite again.");
        }

        static Conflict tooMany() {
            return new Conflict("group-invitations-open", "A hundred invitations wait for an answer. Withdraw some.");
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }
}
