package io.atrium.installer.install;

/** How a run ended. */
sealed interface Outcome {

    /** Everything is done. */
    record Done() implements Outcome {}

    /** A step failed and everything was taken back. */
    record RolledBack(String step, String why) implements Outcome {}

    /**
     * The run stays open.
     *
     * @param why what has to be mended before it is gone on with
     */
    record Stuck(String step, String why) implements Outcome {}
}
