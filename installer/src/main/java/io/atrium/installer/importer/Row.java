package io.atrium.installer.importer;

import java.util.List;

/** A line of a file that is imported. */
sealed interface Row {

    /** Where the row begins in the file; the header is line 1. */
    long line();

    /** All its fields as they stand in the file. */
    List<String> values();

    /** A row that can be sent, as one event or more. */
    record Sendable(long line, List<String> values, List<OutgoingEvent> events) implements Row {
        public Sendable {
            events = List.copyOf(events);
        }
    }

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
