package io.atrium.installer.install;

import io.atrium.installer.api.CodedFailure;

/** Why an installation is refused or has failed, in sentences that say what to do, with the exit code for scripts. */
public final class InstallFailure extends CodedFailure {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public InstallFailure(Reason reason, String message) {
        super(reason.exitCode(), message);
        this.reason = reason;
    }

    public InstallFailure(Reason reason, String message, Throwable cause) {
        super(reason.exitCode(), message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What scripts can tell apart; the codes are stable. */
    public enum Reason {
        USAGE(2, "wrong options, or a file cannot be read"),
        ROLLED_BACK(60, "a step failed, and everything was taken back"),
        STUCK(61, "a step failed and was not taken back: mend what it says, then run the same command again"),
        BUSY(62, "another run is at work"),
        UNFINISHED(63, "another run has not been finished"),
        REFUSED(64, "this bundle, target or site cannot be installed so"),
        NOT_THERE(65, "nothing is installed here, or another version than the command needs"),
        JOURNAL(66, "the journal cannot be read");

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
