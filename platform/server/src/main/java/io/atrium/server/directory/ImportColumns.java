package io.atrium.server.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a file has which column.
 *
 * @param width the number of columns in the header
 * @param ignored columns that mean nothing here
 */
record ImportColumns(Map<Column, Integer> positions, int width, List<String> ignored) {

    /** The columns that a directory file may have. */
    enum Column {
        USER,
        DEPARTMENT,
        NAME,
        TITLE,
        MANAGER,
        SITE,
        PARENT_DEPARTMENT,
        DEPARTMENT_NAME,
        DEPARTMENT_OWNER,
        VALID_FROM,
        VALID_TO,
        KIND;

        String header() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the header; missing and doubled columns are problems of line 1. */
    static ImportColumns of(List<String> header, ImportProblems problems) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<String> ignored = new ArrayList<>();
        for (int position = 0; position < header.size(); position++) {
            Column column = named(header.get(position));
            if (column == null) {
                ignored.add(header.get(position));
            } else if (positions.putIfAbsent(column, position) != null) {
                problems.add(
                        1,
                        column.header(),
                        "duplicate-column",
                        "The header names this column twice. Remove one of them.");
            }
        }
        for (Column required : List.of(Column.USER, Column.DEPARTMENT)) {
            if (!positions.containsKey(required)) {
                problems.add(
                        1,
                        required.header(),
                        "missing-column",
                        "The header has no column \"" + required.header() + "\". It has: " + String.join(", ", header));
            }
        }
        return new ImportColumns(positions, header.size(), ignored);
    }

    boolean has(Column column) {
        return positions.containsKey(column);
    }

    /** The text in a column; null when the file has no such column. */
    @Nullable
    String text(CSVRecord line, Column column) {
        Integer position = positions.get(column);
        return position == null ? null : line.get(position);
    }

    private static @Nullable Column named(String header) {
        for (Column column : Column.values()) {
            if (column.header().equals(header.toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        return null;
    }
}
