package io.atrium.installer.install;

/** Told what the engine does, as it does it. Whatever it throws ends the engine where it is, as a crash would. */
interface Progress {

    /** A run begins, or goes on after so many steps were done before. */
    void started(Run run, int before);

    /** A step begins; the journal says so already. */
    void began(Description step);

    /** A step has done its work; the journal does not say so yet. */
    void did(Description step);

    void ended(Description step, String text);

    void failed(Description step, String why);

    /** A step is about to be taken back. */
    void undoing(Description step);
}
