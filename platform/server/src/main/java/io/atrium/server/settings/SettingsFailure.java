package io.atrium.server.settings;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.util.List;

/** What can go wrong with settings. */
public sealed interface SettingsFailure extends Failure {
    /** Values that cannot be. */
    record Invalid(List<FieldError> errors) implements SettingsFailure {
        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public String code() {
            return "settings-invalid";
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

    /** Somebody else has saved in between. */
    record Outdated(long yours, long current) implements SettingsFailure {
        @Override
        public String code() {
            return "settings-outdated";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "These settings were changed by somebody else (you have version " + yours + ", current is " + current
                    + "). Load them again and repeat your change.";
        }
    }

    /** The stored password cannot be read with the key of this server. */
    record PasswordUnreadable() implements SettingsFailure {
        @Override
        public String code() {
            return "smtp-password-unreadable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The stored SMTP password cannot be decrypted: the server's encryption key has changed. Enter the"
                    + " password again.";
        }
    }
}
