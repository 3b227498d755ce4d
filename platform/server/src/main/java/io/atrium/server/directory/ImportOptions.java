package io.atrium.server.directory;

import java.time.LocalDate;

/**
 * How an import is meant.
 *
 * @param effectiveFrom the first day on which the file holds, for lines that have no {@code valid_from}
 * @param laterHistory what to do when something else is known already about later days
 */
public record ImportOptions(LocalDate effectiveFrom, LaterHistory laterHistory) {

    /** What to do with known changes that lie after the first day of a line. */
    public enum LaterHistory {
        /** They are an error of the line. */
        REFUSE,
        /** The line replaces them. */
        REWRITE
    }
}
