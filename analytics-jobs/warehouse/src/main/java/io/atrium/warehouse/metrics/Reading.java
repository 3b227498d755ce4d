package io.atrium.warehouse.metrics;

import java.util.stream.Collectors;

/**
 * Rows that metrics are made of: {@code readings/<name>.sql}, a statement with the parameters {@code :tenant}, {@code :departments} (numbers;
 * 0 = the whole tenant), {@code :windows} (pairs of first and last day), {@code :first} and {@code :last} (of all windows), {@code :zone},
 * {@code :workingDays} and {@code :k}. It gives the columns {@code department} and {@code window} and those that its comment explains: each
 * row stands under every department and window that it belongs to, so that one statement answers for all of them.
 *
 * @param name of the file
 * @param text with its comment
 */
public record Reading(String name, String text) {

    private static final String COMMENT = "--";

    /** What a row is. */
    public String comment() {
        return text.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()).strip())
                .collect(Collectors.joining(" "));
    }

    /** The statement without comments. */
    public String sql() {
        return text.lines()
                .filter(line -> !line.strip().startsWith(COMMENT))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
