package io.atrium.installer.api;

/** Why a command stops, in a sentence that says what, where, and what to do. */
public final class Failure extends CodedFailure {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Failure(Reason reason, String message) {
        super(reason.exitCode, message);
        this.reason = reason;
    }

    public Failure(Reason reason, String message, Throwable cause) {
        super(reason.exitCode, message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The reasons that a script can tell apart. */
    public enum Reason {
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
