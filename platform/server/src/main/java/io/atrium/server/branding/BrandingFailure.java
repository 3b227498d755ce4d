package io.atrium.server.branding;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.util.List;
import java.util.Locale;

/** What can be wrong with a colour or a logo. */
sealed interface BrandingFailure extends Failure {
    /** Not a colour at all. */
    record NoColour(String given) implements BrandingFailure {
        @Override
        public String code() {
            return "accent-invalid";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return "\"" + given + "\" is not a colour such as #12605b.";
        }

        @Override
        public List<FieldError> errors() {
            return List.of(FieldError.of("accent", code(), detail()));
        }
    }

    /** White text on it cannot be read. */
    record TooLight(double contrast) implements BrandingFailure {
        @Override
        public String code() {
            return "accent-too-light";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return String.format(
                    Locale.ROOT,
                    "White text on this colour has a contrast of %.1f to 1; at least 4.5 to 1 is needed. Take a darker one.",
                    contrast);
        }

        @Override
        public List<FieldError> errors() {
            return List.of(FieldError.of("accent", code(), detail()));
        }
    }

    /** The file is no picture that can be taken. */
    record NoPicture(String why) implements BrandingFailure {
        @Override
        public String code() {
            return "logo-unreadable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return "The file " + why + ". Send a PNG or JPEG picture of at most 1 MB.";
        }
    }

    /** There is no such logo, or no longer. */
    record NoLogo() implements BrandingFailure {
        @Override
        public String code() {
            return "logo-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "This organization has no such logo.";
        }
    }
}
