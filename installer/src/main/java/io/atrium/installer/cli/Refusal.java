package io.atrium.installer.cli;

/** Why a command does not begin, in a sentence that says what to do, with the exit code for scripts. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
