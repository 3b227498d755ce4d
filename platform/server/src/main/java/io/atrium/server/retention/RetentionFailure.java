package io.atrium.server.retention;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.time.LocalDate;
import java.util.List;

/** Why a retention is not taken. */
sealed interface RetentionFailure extends Failure {
    /** Too short or too long. */
    record Days(int given) implements RetentionFailure {
        @Override
        public String code() {
            return "retention-days";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return "%d days are not between %d, which comparisons with the period before need, and %d. Without a number all days are kept."
                    .formatted(given, Policy.SHORTEST, Policy.LONGEST);
        }

        @Override
        public List<FieldError> errors() {
            return List.of(FieldError.of("days", code(), detail()));
        }
    }

    /** Data would go, and nobody has said that they know which. */
    record NotConfirmed(LocalDate firstDay) implements RetentionFailure {
        @Override
        public String code() {
            return "retention-not-confirmed";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Days before " + firstDay + " would go. Send that day as 'confirm'.";
        }
    }
}
