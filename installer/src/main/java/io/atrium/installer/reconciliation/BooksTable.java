package io.atrium.installer.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** The books for people: a row for each partition, what does not fit, and the verdict. */
final class BooksTable {

    private static final String ROW = "%-24s %-10s %12s %12s %12s %12s %12s %12s %10s%n";

    private BooksTable() {}

    static void print(JsonNode books, PrintWriter out) {
        out.printf(ROW, "partition", "verdict", "offsets", "rows", "duplicates", "dead", "erased", "facts", "lag");
        for (JsonNode partition : books.path("partitions")) {
            out.printf(
                    ROW,
                    partition.path("topic").asText() + "/"
                            + partition.path("partition").asText(),
                    partition.path("verdict").asText(),
                    number(partition, "frontier"),
                    number(partition, "rows"),
                    number(partition, "duplicates"),
                    number(partition, "deadLettered"),
                    number(partition, "erased"),
                    number(partition, "facts"),
                    number(partition, "lag"));
        }
        for (JsonNode partition : books.path("partitions")) {
            differences(partition.path("differences"), out);
        }
        differences(books.path("differences"), out);
        out.println();
        out.printf(
                "%s: %d of %d partitions balanced, checked %s, everything at once %s%n",
                books.path("verdict").asText(),
                books.path("balanced").asLong(),
                books.path("partitions").size(),
                books.path("lastSuccess").asText("never"),
                books.path("deep").path("finishedAt").asText("never"));
        if (books.hasNonNull("explanation")) {
            out.println(books.path("explanation").asText());
        }
    }

    private static void differences(JsonNode differences, PrintWriter out) {
        for (JsonNode difference : differences) {
            out.println();
            out.printf(
                    "%s %s%s: %,d records (%s)%n  %s%n  %s%n",
                    difference.path("verdict").asText(),
                    difference.path("where").asText(),
                    difference.hasNonNull("tenant")
                            ? " of " + difference.path("tenant").asText()
                            : "",
                    difference.path("records").asLong(),
                    difference.path("kind").asText(),
                    difference.path("explanation").asText(),
                    difference.path("action").asText());
        }
    }

    private static String number(JsonNode of, String name) {
        return "%,d".formatted(of.path(name).asLong());
    }
}
