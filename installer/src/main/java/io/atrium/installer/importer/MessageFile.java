package io.atrium.installer.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of messages: CSV in UTF-8 with a header, plain or gzip; columns {@code sender}, {@code recipient},
 * {@code msg_id} and one of {@code ts_unix} (seconds) or {@code time} (ISO-8601 with offset).
 */
final class MessageFile implements AutoCloseable {

    private static final List<String> REQUIRED = List.of("sender", "recipient", "msg_id");
    private static final List<String> TIMES = List.of("ts_unix", "time");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final CSVParser parser;
    private final String timeColumn;

    private MessageFile(CSVParser parser, String timeColumn) {
        this.parser = parser;
        this.timeColumn = timeColumn;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws IllegalArgumentException when a column is missing; the message names it
     */
    static MessageFile open(Path file) throws IOException {
        CSVParser parser =
                CSVParser.builder().setReader(reader(file)).setFormat(FORMAT).get();
        List<String> header = parser.getHeaderNames();
        List<String> missing = new ArrayList<>(REQUIRED);
        missing.removeAll(header);
        List<String> times = TIMES.stream().filter(header::contains).toList();
        if (!missing.isEmpty() || times.isEmpty()) {
            parser.close();
            throw new IllegalArgumentException(file + " line 1: missing column "
                    + (missing.isEmpty() ? "ts_unix or time" : String.join(", ", missing)) + "; it has: "
                    + String.join(", ", header));
        }
        return new MessageFile(parser, times.get(0));
    }

    /** Columns that mean nothing here. */
    List<String> ignored() {
        return parser.getHeaderNames().stream()
                .filter(name -> !REQUIRED.contains(name) && !name.equals(timeColumn))
                .toList();
    }

    /** What is done with each row of a file. */
    interface Rows {

        void message(MessageRow row) throws IOException, InterruptedException;

        void rejected(RejectedRow row) throws IOException;
    }

    /** Goes through the rows in the order of the file. */
    void read(Rows rows) throws IOException, InterruptedException {
        for (CSVRecord csv : parser) {
            // A quoted text may span lines; where a row begins is what a person looks for.
            long line = csv.getRecordNumber() + 1;
            if (!csv.isConsistent()) {
                rows.rejected(new RejectedRow(
                        line,
                        "",
                        "wrong-width",
                        "The row has " + csv.size() + " values, the header has another number."));
                continue;
            }
            try {
                rows.message(row(csv, line));
            } catch (RowException e) {
                rows.rejected(e.rejected);
            }
        }
    }

    private MessageRow row(CSVRecord csv, long line) throws RowException {
        return new MessageRow(
                line,
                text(csv, line, "msg_id"),
                text(csv, line, "sender"),
                text(csv, line, "recipient"),
                time(csv, line));
    }

    private static String text(CSVRecord csv, long line, String column) throws RowException {
        String text = csv.get(column);
        if (text.isEmpty()) {
            throw new RowException(new RejectedRow(line, column, "missing", "The value is empty."));
        }
        return text;
    }

    private Instant time(CSVRecord csv, long line) throws RowException {
        String text = text(csv, line, timeColumn);
        try {
            return timeColumn.equals("ts_unix")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            String expected = timeColumn.equals("ts_unix")
                    ? "whole seconds since 1970-01-01T00:00:00Z"
                    : "ISO-8601 with an offset, such as 2024-01-01T08:00:00+08:00";
            throw new RowException(new RejectedRow(
                    line, timeColumn, "not-a-time", "Expected " + expected + ", not \"" + text + "\"."));
        }
    }

    private static Reader reader(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        boolean compressed =
                file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return new InputStreamReader(compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class RowException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient RejectedRow rejected;

        RowException(RejectedRow rejected) {
            super(rejected.message());
            this.rejected = rejected;
        }
    }
}
