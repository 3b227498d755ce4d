package io.atrium.installer.bundle;

import io.atrium.installer.api.CodedFailure;

/** Why something about a bundle is refused, in a sentence that says what and where, with the exit code for scripts. */
public final class BundleFailure extends CodedFailure {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public BundleFailure(Reason reason, String message) {
        super(reason.exitCode(), message);
        this.reason = reason;
    }

    public BundleFailure(Reason reason, String message, Throwable cause) {
        super(reason.exitCode(), message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What scripts can tell apart; the codes are stable. */
    public enum Reason {
        USAGE(2, "wrong options, or a file cannot be read"),
        NOT_A_BUNDLE(20, "the file is not a bundle, or the frame of an entry was changed"),
        TRUNCATED(21, "the file ends too early"),
        APPENDED(22, "something follows the end of the bundle"),
        UNSAFE_PATH(23, "an entry leads out of the bundle, or is a link"),
        DUPLICATE(24, "two entries have one name, or differ by case only"),
        NOT_SIGNED(25, "the manifest or its signature is missing"),
        BAD_SIGNATURE(26, "the manifest was changed after it was signed, or the signature was"),
        OTHER_KEY(27, "signed by another key than the one that is trusted"),
        BAD_MANIFEST(28, "the manifest cannot be read"),
        CHANGED(29, "an entry's bytes, size or mode are not those of the manifest"),
        MISSING(30, "an entry of the manifest is missing"),
        EXTRA(31, "an entry is not in the manifest"),
        ORDER(32, "entries are in another order than in the manifest"),
        CHUNK_MISSING(33, "a chunk is missing"),
        CHUNK_CHANGED(34, "a chunk's bytes are not those of the index"),
        CHUNK_ORDER(35, "a chunk holds what belongs to another"),
        INPUT_MISSING(40, "an input of the bundle is missing"),
        INPUT_CHANGED(41, "an input is not the one that the lock file names"),
        UNSUPPORTED(42, "this system cannot do that");

        private final int exitCode;
        private final String meaning;

        Reason(int exitCode, String meaning) {
            this.exitCode = exitCode;
            this.meaning = meaning;
        }

        public int exitCode() {
            return exitCode;
        }

        String meaning() {
            return meaning;
        }
    }
}
