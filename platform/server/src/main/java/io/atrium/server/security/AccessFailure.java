package io.atrium.server.security;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Why somebody is not let in. The answers say little on purpose; the log says more. */
public sealed interface AccessFailure extends Failure {
    /** No token came with the request. */
    record NoToken() implements AccessFailure {
        @Override
        public String code() {
            return "token-missing";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAUTHENTICATED;
        }

        @Override
        public String detail() {
            return "Send an access token: 'Authorization: Bearer …'.";
        }
    }

    /**
     * The token proves nothing.
     *
     * @param reason what is wrong with it: {@code expired}, {@code audience}, {@code issuer}, {@code signature}, …
     */
    record BadToken(String reason) implements AccessFailure {
        @Override
        public String code() {
            return "token-" + reason;
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAUTHENTICATED;
        }

        @Override
        public String detail() {
            return "The access token is not accepted (" + reason + "). Sign in again.";
        }
    }

    /** The caller is known and may not do this. */
    record Denied(String permission) implements AccessFailure {
        @Override
        public String code() {
            return "permission-denied";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "This needs the permission '" + permission + "'. Ask an administrator of your organization.";
        }
    }

    /** The token belongs to another tenant than the path. */
    record ForeignTenant() implements AccessFailure {
        @Override
        public String code() {
            return "tenant-foreign";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "You are signed in to another organization than the one in the address.";
        }
    }

    /** Somebody of the operator came to a tenant's route. */
    record TenantNeeded() implements AccessFailure {
        @Override
        public String code() {
            return "tenant-needed";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "This belongs to an organization, and platform operation belongs to none. Sign in to an organization.";
        }
    }

    /** Somebody of a tenant came to a route of the operator. */
    record PlatformNeeded() implements AccessFailure {
        @Override
        public String code() {
            return "platform-needed";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "This is for the platform's operators. Sign in under platform operation.";
        }
    }

    /** The tenant is shut for now. */
    record TenantSuspended() implements AccessFailure {
        @Override
        public String code() {
            return "tenant-suspended";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FORBIDDEN;
        }

        @Override
        public String detail() {
            return "Your organization is suspended. Nothing was deleted; ask the platform's operator.";
        }
    }

    /** The keys that tokens are checked with cannot be fetched. */
    record KeysUnavailable() implements AccessFailure {
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
            return "The identity provider does not answer, so nobody can be recognized. Try again in a moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
