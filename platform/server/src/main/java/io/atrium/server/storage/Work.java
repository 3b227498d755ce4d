package io.atrium.server.storage;

import org.jdbi.v3.core.Handle;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T> {
    /** Does it; an exception rolls everything back. */
    T run(Handle handle);
}
