package io.atrium.installer.process;

/** How a process is asked to stop. */
public enum StopSignal {
    /** The usual request. */
    TERM,
    /** PostgreSQL's fast shutdown: disconnects clients instead of waiting for them. */
    INT,
    /** Not a request: the process ends at once. */
    KILL
}
