package io.atrium.server.deadletters;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can go wrong with dead letters. */
sealed interface DeadLetterFailure extends Failure {

    /** There is none, or it is another tenant's: the answer is the same. */
    record NotFound(String what) implements DeadLetterFailure {
        @Override
        public String code() {
            return "dead-letter-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no " + what + ".";
        }
    }

    /** No open letter matches: there is nothing to do. */
    record NothingMatches() implements DeadLetterFailure {
        @Override
        public String code() {
            return "dead-letters-none-match";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "No open letter matches. Somebody else may have been faster: load the list again.";
        }
    }
}
