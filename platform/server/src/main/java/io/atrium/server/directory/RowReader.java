package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import io.atrium.server.directory.ImportColumns.Column;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Turns one line of a directory file into a row, or says what is wrong with it. */
final class RowReader {

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_TEXT = 256;
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final LocalDate LAST_DAY = LocalDate.of(2149, 1, 1);

    private final ImportColumns columns;
    private final ImportProblems problems;

    RowReader(ImportColumns columns, ImportProblems problems) {
        this.columns = columns;
        this.problems = problems;
    }

    Optional<ImportRow> read(CSVRecord csv, long line) {
        long before = problems.count();
        if (csv.size() != columns.width()) {
            problems.add(
                    line,
                    "file",
                    "width",
                    "The line has " + csv.size() + " fields, the header has " + columns.width()
                            + ". Check commas and quotes.");
            return Optional.empty();
        }
        ImportRow row = new ImportRow(
                line,
                key(csv, line, Column.USER),
                key(csv, line, Column.DEPARTMENT),
                text(csv, line, Column.NAME, LONGEST_TEXT),
                text(csv, line, Column.TITLE, LONGEST_TEXT),
                text(csv, line, Column.MANAGER, LONGEST_KEY),
                text(csv, line, Column.SITE, LONGEST_TEXT),
                kind(csv, line),
                text(csv, line, Column.PARENT_DEPARTMENT, LONGEST_KEY),
                text(csv, line, Column.DEPARTMENT_NAME, LONGEST_TEXT),
                text(csv, line, Column.DEPARTMENT_OWNER, LONGEST_KEY),
                day(csv, line, Column.VALID_FROM),
                end(csv, line));
        return problems.count() == before ? Optional.of(row) : Optional.empty();
    }

    private String key(CSVRecord csv, long line, Column column) {
        String text = text(csv, line, column, LONGEST_KEY);
        if (text == null || text.isEmpty()) {
            problems.add(line, column.header(), "missing", "Every line needs a " + column.header() + ".");
            return "";
        }
        return text;
    }

    private @Nullable String text(CSVRecord csv, long line, Column column, int longest) {
        String text = columns.text(csv, column);
        if (text == null) {
            return null;
        }
        if (text.length() > longest) {
            problems.add(
                    line,
                    column.header(),
                    "too-long",
                    "At most " + longest + " characters; this has " + text.length() + ".");
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            problems.add(
                    line,
                    column.header(),
                    "control-character",
                    "Line breaks, tabs and other control characters are not allowed.");
        }
        return text;
    }

    private @Nullable ActorKind kind(CSVRecord csv, long line) {
        String text = columns.text(csv, Column.KIND);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Optional<ActorKind> kind = Kinds.named(text);
        if (kind.isEmpty()) {
            problems.add(
                    line, Column.KIND.header(), "unknown-kind", "\"" + text + "\" is not one of human, bot, service.");
        }
        return kind.orElse(null);
    }

    private ImportRow.End end(CSVRecord csv, long line) {
        if (!columns.has(Column.VALID_TO)) {
            return new ImportRow.Unstated();
        }
        LocalDate day = day(csv, line, Column.VALID_TO);
        return day == null ? new ImportRow.Open() : new ImportRow.Until(day);
    }

    private @Nullable LocalDate day(CSVRecord csv, long line, Column column) {
        String text = columns.text(csv, column);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                problems.add(
                        line,
                        column.header(),
                        "date-out-of-range",
                        text + " is not between " + FIRST_DAY + " and " + LAST_DAY + ".");
            }
            return day;
        } catch (DateTimeException e) {
            problems.add(line, column.header(), "not-a-date", "\"" + text + "\" is not a date such as 2024-01-31.");
            return null;
        }
    }
}
