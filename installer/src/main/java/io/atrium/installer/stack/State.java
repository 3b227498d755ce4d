package io.atrium.installer.stack;

/** Where a component is in its life. */
public enum State {
    /** Waits for what it needs. */
    WAITING,
    /** Is being prepared, or runs but does not answer yet. */
    STARTING,
    /** Does its work. */
    READY,
    /** Work that is done once was done. */
    DONE,
    /** Ended unexpectedly and is about to be started again. */
    CRASHED,
    /** Did not start. */
    FAILED,
    /** Was stopped on request. */
    STOPPED
}
