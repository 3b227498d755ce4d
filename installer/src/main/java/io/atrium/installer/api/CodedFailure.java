package io.atrium.installer.api;

/** Why a command stops: sentences that say what, where and what to do, and an exit code for scripts. */
public abstract class CodedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    protected CodedFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    protected CodedFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** It does not change from release to release. */
    public final int exitCode() {
        return exitCode;
    }
}
