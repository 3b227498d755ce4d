package io.atrium.server.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be wrong with any request, whatever the feature. */
public sealed interface RequestFailure extends Failure {
    /** The body is not what the content type says. */
    record Unreadable(String detail) implements RequestFailure {
        @Override
        public String code() {
            return "request-unreadable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.MALFORMED;
        }
    }

    /** Values are missing or not acceptable. */
    record Invalid(String detail, List<FieldError> errors) implements RequestFailure {
        public Invalid {
            errors = List.copyOf(errors);
        }

        /** One faulty field. */
        public static Invalid field(String field, String code, String message) {
            return new Invalid(field + ": " + message, List.of(FieldError.of(field, code, message)));
        }

        @Override
        public String code() {
            return "request-invalid";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }
    }

    /** More bytes than the route takes, after decompression. */
    record TooLarge(long limitBytes) implements RequestFailure {
        @Override
        public String code() {
            return "request-too-large";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.TOO_LARGE;
        }

        @Override
        public String detail() {
            return "The body is larger than " + limitBytes + " bytes (after decompression). Send it in smaller parts.";
        }
    }

    /** The content type or encoding is not one that the route takes. */
    record UnsupportedMediaType(String detail) implements RequestFailure {
        @Override
        public String code() {
            return "request-media-type";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNSUPPORTED_MEDIA_TYPE;
        }
    }

    /** The caller asks faster than anybody should need to. */
    record TooMany(Duration pause) implements RequestFailure {
        @Override
        public String code() {
            return "request-rate";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.BUSY;
        }

        @Override
        public String detail() {
            return "You ask too often. Wait as long as Retry-After says, and ask for more at once instead of more often.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(pause);
        }
    }

    /** There is nothing here. */
    record NotFound(String detail) implements RequestFailure {
        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }
    }
}
