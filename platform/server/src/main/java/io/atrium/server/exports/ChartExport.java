package io.atrium.server.exports;

import io.atrium.server.failure.RequestFailure;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Figures that are about to leave as a file.
 *
 * @param chart what is exported, such as {@code weekdays}
 * @param department a department's number; null: the whole organization
 * @param rows of the table
 * @param sha256 of the file, in hex; null when the browser cannot compute it
 */
record ChartExport(
        @Nullable String chart,
        @Nullable Long department,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer rows,
        @Nullable String sha256) {
    private static final Pattern CHART = Pattern.compile("[a-z][a-z0-9-]{0,60}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** The same with everything that has to be there. */
    ChartExport checked() {
        require(chart != null && CHART.matcher(chart).matches(), "chart", "Name the chart, such as weekdays.");
        require(from != null && to != null && !to.isBefore(from), "from", "Name the period by two dates in order.");
        require(rows != null && rows >= 0, "rows", "Say how many rows the file has.");
        require(sha256 == null || DIGEST.matcher(sha256).matches(), "sha256", "Send the file's SHA-256 in hex.");
        return this;
    }

    private static void require(boolean right, String field, String message) {
        if (!right) {
            throw RequestFailure.Invalid.field(field, "bad-value", message).exception();
        }
    }
}
