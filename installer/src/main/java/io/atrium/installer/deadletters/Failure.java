package io.atrium.installer.deadletters;

/** Why a command stops, in a sentence that says what, where, and what to do. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Failure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Failure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The exit code for scripts. */
    int exitCode() {
        return reason.exitCode;
    }

    /** The reasons that a script can tell apart. */
    enum Reason {
        USAGE(2),
        BAD_INPUT(4),
        NOT_ALLOWED(5),
        UNREACHABLE(6),
        NOTHING_THERE(7);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }
    }
}
