package io.atrium.server.peers;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.util.List;

/** Why a pack is not taken. */
sealed interface PackFailure extends Failure {

    /** Nobody can say who has made it, or it is not what they made. */
    record Untrusted(String code, String detail) implements PackFailure {
        static Untrusted unsigned() {
            return new Untrusted(
                    "peer-pack-unsigned",
                    "The pack has no signature. Take the file as its publisher has signed it (atrium peer-packs sign).");
        }

        static Untrusted changed(String why) {
            return new Untrusted(
                    "peer-pack-changed",
                    "The pack is not what was signed: " + why + ". Get the file from its publisher again.");
        }

        static Untrusted unknownKey(String signer) {
            return new Untrusted(
                    "peer-pack-key-unknown",
                    "The pack was signed with the key " + signer
                            + ", which is not the one that you trust. Compare the fingerprint with what the publisher says of its key, and name that one.");
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }
    }

    /** It is not what the format says. */
    record Invalid(List<FieldError> errors) implements PackFailure {
        public Invalid {
            errors = List.copyOf(errors);
        }

        static Invalid of(String field, String code, String message) {
            return new Invalid(List.of(FieldError.of(field, code, message)));
        }

        @Override
        public String code() {
            return "peer-pack-invalid";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            FieldError first = errors.get(0);
            return "The pack is not of the documented format: " + first.field() + ": " + first.message()
                    + (errors.size() > 1 ? " There is more of it." : "");
        }
    }

    /** It does not go with the one that is there; its code says how. */
    record Conflict(String code, String detail) implements PackFailure {
        static Conflict older(String id, int given, int there) {
            return new Conflict(
                    "peer-pack-older",
                    "Version " + given + " of the pack '" + id + "' is older than version " + there
                            + ", which is there. Nothing was changed. To go back on purpose, remove the pack first.");
        }

        static Conflict versionTaken(String id, int version) {
            return new Conflict(
                    "peer-pack-version-taken",
                    "Version " + version + " of the pack '" + id
                            + "' is there with other content. A publisher gives each content a version of its own: ask for it.");
        }

        static Conflict otherKey(String id, String there) {
            return new Conflict(
                    "peer-pack-other-key",
                    "The pack '" + id + "' that is there was signed with the key " + there
                            + ". If its publisher has a new key, remove the pack first.");
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }

    /** There is no such pack. */
    record NotFound(String id) implements PackFailure {
        @Override
        public String code() {
            return "peer-pack-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no peer pack '" + id + "'. GET /platform/peer-packs lists them.";
        }
    }
}
