package io.atrium.server.privacy;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** What can go wrong with somebody's own data. */
public sealed interface PrivacyFailure extends Failure {
    /** The directory has no member for the account, so nothing is recorded under it. */
    record NotInDirectory() implements PrivacyFailure {
        @Override
        public String code() {
            return "not-in-directory";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The directory has no member whose external id is this account's user name or verified e-mail address, so no"
                    + " event is recorded under it. Ask an administrator of your organization.";
        }
    }

    /** The organization does not let its members opt out. */
    record OptOutNotAllowed() implements PrivacyFailure {
        @Override
        public String code() {
            return "opt-out-not-allowed";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "Your organization does not let its members opt out. Ask an administrator of your organization.";
        }
    }

    /** The warehouse did not answer. */
    record Unavailable() implements PrivacyFailure {
        @Override
        public String code() {
            return "warehouse-unavailable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The warehouse does not answer, so your events cannot be read just now. Try again in a moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
