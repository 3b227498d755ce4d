package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A file of rows, read one by one: UTF-8, comma separated, quotes as in RFC 4180, a header first, gzip or plain. For one thread. */
final class LogFile implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final RowLimit text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final LogFormat.Columns columns;
    private long line = 1;

    private LogFile(Path path, LogFormat format, InputStream in) throws IOException, Failure {
        this.path = path;
        this.text = new RowLimit(withoutMark(in));
        this.parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
        this.records = parser.iterator();
        this.header = fields().orElseThrow(() ->
                new Failure(Reason.BAD_INPUT, path + " is empty. It needs a header line and one row each."));
        this.columns = format.columns(path, header);
    }

    /** Opens a file and reads its header. */
    static LogFile open(Path path, LogFormat format) throws Failure {
        requireFile(path, format.option());
        InputStream in = null;
        try {
            in = decompressed(path, new BufferedInputStream(Files.newInputStream(path), BUFFER));
            return new LogFile(path, format, in);
        } catch (IOException e) {
            closeQuietly(in, e);
            throw unreadable(path, 1, e);
        } catch (Failure e) {
            closeQuietly(in, e);
            throw e;
        }
    }

    /** Refuses what is not a readable file, with the option that named it. */
    static void requireFile(Path path, String option) throws Failure {
        if (!Files.exists(path)) {
            throw new Failure(Reason.BAD_INPUT, option + ": there is no file " + path.toAbsolutePath() + ".");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Failure(
                    Reason.BAD_INPUT, option + ": " + path.toAbsolutePath() + " is not a file that can be read.");
        }
    }

    /** The names of the columns, in order. */
    List<String> header() {
        return header;
    }

    /** What the header was understood as. */
    LogFormat.Columns columns() {
        return columns;
    }

    /** The columns that mean nothing here. */
    List<String> ignoredColumns() {
        return columns.ignored();
    }

    /** What people should know about the rows so far. */
    List<String> remarks() {
        return columns.remarks();
    }

    /** The next row; empty at the end. */
    Optional<Row> next() throws Failure {
        return fields().map(values -> columns.row(line, values));
    }

    /** Reads over rows: what they say may matter for later ones. */
    void skip(long rows) throws Failure {
        for (long skipped = 0; skipped < rows; skipped++) {
            if (next().isEmpty()) {
                return;
            }
        }
    }

    @Override
    public void close() throws Failure {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(path, line, e);
        }
    }

    private Optional<List<String>> fields() throws Failure {
        text.beginRow();
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            List<String> values = records.next().toList();
            line = parser.getCurrentLineNumber() - breaks(values);
            return Optional.of(values);
        } catch (UncheckedIOException e) {
            throw unreadable(
                    path,
                    parser.getCurrentLineNumber() + 1,
                    Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
        } catch (IllegalStateException e) {
            throw malformed(path, parser.getCurrentLineNumber() + 1, e);
        }
    }

    private static long breaks(List<String> values) {
        long breaks = 0;
        for (String value : values) {
            for (int at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
                breaks++;
            }
        }
        return breaks;
    }

    private static InputStream decompressed(Path path, BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        if (gzip) {
            return new GZIPInputStream(in, BUFFER);
        }
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            in.close();
            throw new ZipException("its name ends in .gz, its content is not gzip");
        }
        return in;
    }

    private static Reader withoutMark(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Failure unreadable(Path path, long line, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new Failure(
                    Reason.BAD_INPUT,
                    path + " is not a whole gzip file (near line " + line + ": " + e.getMessage()
                            + "). Copy or pack it again; gzip -t " + path.getFileName() + " checks it.",
                    e);
        }
        if (e instanceof CharacterCodingException) {
            return new Failure(
                    Reason.BAD_INPUT,
                    path + " near line " + line + ": the text is not UTF-8. Save it as \"CSV UTF-8\".",
                    e);
        }
        if (e instanceof CSVException || e instanceof RowLimit.TooLong) {
            return malformed(path, line, e);
        }
        return new Failure(Reason.BAD_INPUT, path + " cannot be read near line " + line + ": " + e, e);
    }

    private static Failure malformed(Path path, long line, Exception e) {
        return new Failure(
                Reason.BAD_INPUT,
                path + " line " + line + ": this is not well-formed CSV (" + e.getMessage()
                        + "). Look for a quote that is opened and not closed.",
                e);
    }

    private static void closeQuietly(@Nullable InputStream in, Exception first) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }
}
