package io.atrium.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table of Markdown, its first column to the left, the others to the right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with the names of the columns. */
    public static Table of(List<String> columns) {
        Table table = new Table();
        table.add(columns);
        List<String> alignment = new ArrayList<>(Collections.nCopies(columns.size(), "---:"));
        alignment.set(0, "---");
        table.add(alignment);
        return table;
    }

    private Table() {}

    /** Adds a row. */
    public Table add(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}
