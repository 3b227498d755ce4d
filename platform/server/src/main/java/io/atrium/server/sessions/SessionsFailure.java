package io.atrium.server.sessions;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** What can go wrong with sessions. */
public sealed interface SessionsFailure extends Failure {
    /** The caller has no such session; whether somebody else has is not said. */
    record UnknownSession() implements SessionsFailure {
        @Override
        public String code() {
            return "session-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "You have no such session; it may have ended already. Load the list again.";
        }
    }

    /** No account has this user name. */
    record UnknownAccount() implements SessionsFailure {
        @Override
        public String code() {
            return "account-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "No account of your organization has this user name. Check the spelling.";
        }
    }

    /** Keycloak did not do what it was asked. */
    record Unavailable() implements SessionsFailure {
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
            return "The identity provider does not answer, so sessions can be neither listed nor ended there. Try again in a"
                    + " moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
