package io.atrium.server.directory;

import io.atrium.server.directory.ImportColumns.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a directory file line by line: UTF-8, comma separated, quotes as in RFC 4180, a header in the first line. */
final class DirectoryCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final ImportProblems problems;
    private List<String> ignoredColumns = List.of();

    DirectoryCsv(ImportProblems problems) {
        this.problems = problems;
    }

    /** Hands on every well-formed line; adds a problem for every other. The stream is not closed. */
    void read(InputStream in, Consumer<ImportRow> rows) throws IOException {
        try {
            parse(in, rows);
        } catch (CharacterCodingException e) {
            problems.add(1, "file", "not-utf-8", "The file is not UTF-8. Save it as \"CSV UTF-8\" and send it again.");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            problems.add(1, "file", "not-utf-8", "The file is not UTF-8. Save it as \"CSV UTF-8\" and send it again.");
        }
    }

    /** The columns of the header that mean nothing here. */
    List<String> ignoredColumns() {
        return ignoredColumns;
    }

    private void parse(InputStream in, Consumer<ImportRow> rows) throws IOException {
        CSVParser parser =
                CSVParser.builder().setReader(withoutMark(in)).setFormat(FORMAT).get();
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            problems.add(1, Column.USER.header(), "empty-file", "The file is empty. It needs a header line and data.");
            return;
        }
        ImportColumns columns = ImportColumns.of(records.next().toList(), problems);
        ignoredColumns = columns.ignored();
        if (problems.count() == 0) {
            readLines(parser, records, new RowReader(columns, problems), rows);
        }
    }

    private void readLines(CSVParser parser, Iterator<CSVRecord> records, RowReader reader, Consumer<ImportRow> rows) {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            while (records.hasNext()) {
                CSVRecord csv = records.next();
                reader.read(csv, line).ifPresent(rows);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw e;
            }
            problems.add(line, "file", "malformed", "This line is not well-formed CSV: " + e.getMessage());
        } catch (IllegalStateException e) {
            problems.add(line, "file", "malformed", "This line is not well-formed CSV: " + e.getMessage());
        }
    }

    private static Reader withoutMark(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
