package io.atrium.jobs.proof;

/**
 * Something that is not as the ledger says.
 *
 * @param kind lost, doubled or otherwise wrong
 * @param table the table, or {@code offsets} (the equation offsets = rows + duplicates + dead letters), or the topic
 * @param key the row's key
 * @param expected what the ledger says
 * @param actual what is there
 */
public record Violation(Kind kind, String table, String key, String expected, String actual) {

    /** How it is wrong. */
    public enum Kind {
        /** Less than was sent. */
        LOST,
        /** More than was sent. */
        DOUBLED,
        /** Neither: other content, or a key that nothing was sent for. */
        WRONG
    }

    @Override
    public String toString() {
        return kind + " " + table + " [" + key + "]: expected " + expected + ", but is " + actual;
    }
}
