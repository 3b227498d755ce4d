package io.atrium.installer.importer;

import java.time.Instant;
import java.util.List;

/** A line of a messages file. */
sealed interface Row {

    /** Where the row begins in the file; the header is line 1. */
    long line();

    /** All its fields as they stand in the file. */
    List<String> values();

    /**
     * A row that can be sent.
     *
     * @param id identifies the message for ever, within its source
     * @param sender the directory's external id
     * @param recipient the directory's external id
     * @param time when it was sent
     */
    record Message(long line, List<String> values, String id, String sender, String recipient, Instant time)
            implements Row {}

    /** A row that cannot be sent. */
    record Faulty(long line, List<String> values, Problem problem) implements Row {
        Rejection rejection() {
            return new Rejection(line, problem, values);
        }
    }

    /**
     * What is wrong with a row, found here or by the server.
     *
     * @param field the column, or the event's field when the server found it
     * @param code stable, for programs
     * @param message for people
     */
    record Problem(String field, String code, String message) {}

    /** A row that was not taken. */
    record Rejection(long line, Problem problem, List<String> values) {}
}
