package io.atrium.server.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A failure that the caller is told about. Every feature has one sealed interface of records that extends this one. */
public interface Failure {
    /** Stable, kebab-case, documented; programs may compare it. */
    String code();

    /** Decides the HTTP status. */
    FailureKind kind();

    /** What, where and what to do about it. Never a secret, never content of other people. */
    String detail();

    /** The faulty parts of the request, empty when the failure is not about its content. */
    default List<FieldError> errors() {
        return List.of();
    }

    /** When it makes sense to try again, for {@link FailureKind#BUSY} and {@link FailureKind#UNAVAILABLE}. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** This failure as an exception. */
    default FailureException exception() {
        return new FailureException(this);
    }

    /** This failure as an exception with the technical cause for the log. */
    default FailureException exception(Throwable cause) {
        return new FailureException(this, cause);
    }
}
