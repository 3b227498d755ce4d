package io.atrium.server.federation;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can go wrong with ways to sign in. */
public sealed interface FederationFailure extends Failure {
    /** Values that cannot be. */
    record Invalid(List<FieldError> errors) implements FederationFailure {
        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public String code() {
            return "sign-in-source-invalid";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return errors.size() == 1 ? errors.get(0).message() : errors.size() + " values cannot be accepted.";
        }
    }

    /** There is none of that name or id in this tenant. */
    record Unknown() implements FederationFailure {
        @Override
        public String code() {
            return "sign-in-source-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no such identity provider or directory server. Load the list again.";
        }
    }

    /** The name is taken. */
    record Exists(String name) implements FederationFailure {
        @Override
        public String code() {
            return "sign-in-source-exists";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "There is one called '" + name + "' already. Choose another name.";
        }
    }

    /** Keycloak knows better. */
    record Refused() implements FederationFailure {
        @Override
        public String code() {
            return "sign-in-source-refused";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return "Keycloak does not accept these values. Check the DNs, the attributes and the filter.";
        }
    }

    /**
     * Keycloak could not read the accounts of a directory server.
     *
     * @param reason a sentence
     */
    record Unread(String reason) implements FederationFailure {
        @Override
        public String code() {
            return "directory-unread";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The accounts were not taken over. " + reason;
        }
    }

    /** Keycloak did not do what it was asked. */
    record Unavailable() implements FederationFailure {
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
            return "The identity provider of this installation does not answer. Try again in a moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
