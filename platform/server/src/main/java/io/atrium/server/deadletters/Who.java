package io.atrium.server.deadletters;

import io.atrium.server.security.Caller;

/** Who does something, for the history. */
record Who(String id, String name) {
    static Who of(Caller caller) {
        return new Who(caller.subject(), caller.username());
    }
}
