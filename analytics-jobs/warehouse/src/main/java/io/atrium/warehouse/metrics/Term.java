package io.atrium.warehouse.metrics;

/**
 * One number of a metric.
 *
 * @param rows name of the {@linkplain Reading reading} that gives the rows
 * @param sql what is made of the rows of one department and window: an expression of aggregate functions
 */
public record Term(String rows, String sql) {

    public Term {
        if (rows.isBlank() || sql.isBlank()) {
            throw new IllegalArgumentException("A term has rows and sql");
        }
        sql = sql.strip();
    }
}
