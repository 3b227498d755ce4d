package io.atrium.warehouse.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a DDL file at its semicolons, leaving those in quotes and comments alone, and drops the comments. */
final class SqlStatements {

    private static final Pattern IDEMPOTENT = Pattern.compile("(?is)CREATE\\s+OR\\s+REPLACE\\s.*"
            + "|CREATE\\s+(MATERIALIZED\\s+)?(TABLE|VIEW|DICTIONARY|DATABASE)\\s+IF\\s+NOT\\s+EXISTS\\s.*"
            + "|(DROP|DETACH)\\s+(TABLE|VIEW|DICTIONARY)\\s+IF\\s+EXISTS\\s.*"
            + "|ATTACH\\s+TABLE\\s+IF\\s+NOT\\s+EXISTS\\s.*"
            + "|ALTER\\s+TABLE\\s.*\\sIF\\s+(NOT\\s+)?EXISTS\\s.*"
            + "|ALTER\\s+TABLE\\s.*\\sMODIFY\\s.*");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int position;

    private SqlStatements(String text) {
        this.text = text;
    }

    /**
     * The statements of a file.
     *
     * @throws MigrationFailure.BadFile if a quote or comment does not end, or a statement could not be repeated after a crash
     */
    static List<String> of(String file, String text) {
        SqlStatements split = new SqlStatements(text);
        try {
            split.run();
        } catch (IllegalArgumentException unfinished) {
            throw new MigrationFailure.BadFile(file, String.valueOf(unfinished.getMessage()));
        }
        for (String statement : split.statements) {
            if (!IDEMPOTENT.matcher(statement).matches()) {
                throw new MigrationFailure.BadFile(
                        file,
                        "a statement could not be repeated after a crash, use IF NOT EXISTS or IF EXISTS: "
                                + statement.lines().findFirst().orElse(""));
            }
        }
        return List.copyOf(split.statements);
    }

    private void run() {
        while (position < text.length()) {
            char next = text.charAt(position);
            if (text.startsWith("--", position)) {
                position = endOf("\n", position);
                current.append('\n');
            } else if (text.startsWith("/*", position)) {
                position = endOf("*/", position + 2);
            } else if (next == '\'' || next == '"' || next == '`') {
                copyQuoted(next);
            } else if (next == ';') {
                finish();
                position++;
            } else {
                current.append(next);
                position++;
            }
        }
        finish();
    }

    private int endOf(String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found >= 0) {
            return found + mark.length();
        }
        if ("\n".equals(mark)) {
            return text.length();
        }
        throw new IllegalArgumentException("a comment is not closed");
    }

    private void copyQuoted(char quote) {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new IllegalArgumentException("a quote " + quote + " is not closed");
        }
        current.append(text, position, end + 1);
        position = end + 1;
    }

    private void finish() {
        String statement = current.toString().strip();
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
        current.setLength(0);
    }
}
