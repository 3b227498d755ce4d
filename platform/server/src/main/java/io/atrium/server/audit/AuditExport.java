package io.atrium.server.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.atrium.server.http.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes records as a file, oldest first, a few in memory at a time. */
final class AuditExport {
    private final AuditLog log;
    private final Clock clock;

    AuditExport(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What a file is made of. */
    enum Format {
        /** One JSON object a line: a head, the records with everything that their hashes are made of, and an end. */
        JSONL("application/jsonl"),
        /** For spreadsheets; cannot be verified. */
        CSV("text/csv");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        static Optional<Format> of(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.ending().equals(name))
                    .findFirst();
        }

        String ending() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String mediaType() {
            return mediaType;
        }
    }

    private record Checkpoint(long sequence, String hash) {}

    /**
     * The first line.
     *
     * @param complete whether these are all records, so that the chain can be verified
     */
    private record Head(
            String kind, String format, String tenant, boolean complete, Checkpoint checkpoint, Instant exportedAt) {}

    private record Line(String kind, @JsonUnwrapped AuditRecord record) {}

    private record End(String kind, long records) {}

    /** Writes all records that a query speaks of. */
    void write(String tenantId, AuditQuery query, Format format, OutputStream out) throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024)) {
            switch (format) {
                case JSONL -> writeLines(tenantId, query, writer);
                case CSV -> writeTable(tenantId, query, writer);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeLines(String tenantId, AuditQuery query, Writer writer) throws IOException {
        ChainLink before = log.checkpoint(tenantId);
        line(
                writer,
                new Head(
                        "head",
                        ChainHash.ENCODING,
                        tenantId,
                        query.isEverything(),
                        new Checkpoint(before.sequence(), before.hash()),
                        clock.instant()));
        long[] records = new long[1];
        log.forEach(tenantId, query, record -> {
            records[0]++;
            line(writer, new Line("record", record));
        });
        line(writer, new End("end", records[0]));
    }

    private static void line(Writer writer, Object value) {
        try {
            writer.write(Json.mapper().writeValueAsString(value));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTable(String tenantId, AuditQuery query, Writer writer) throws IOException {
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(
                "sequence",
                "at",
                "recordedAt",
                "action",
                "outcome",
                "actorKind",
                "actorId",
                "actorName",
                "onBehalfOf",
                "objectKind",
                "objectId",
                "address",
                "userAgent",
                "requestId",
                "beforeDigest",
                "afterDigest",
                "details",
                "sourceId",
                "previousHash",
                "hash");
        log.forEach(tenantId, query, record -> {
            try {
                printer.printRecord(cells(record));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        printer.flush();
    }

    private static List<String> cells(AuditRecord record) {
        return Stream.of(
                        Long.toString(record.sequence()),
                        ChainHash.time(record.at()),
                        ChainHash.time(record.recordedAt()),
                        record.action(),
                        record.outcome(),
                        record.actorKind(),
                        record.actorId(),
                        record.actorName(),
                        text(record.onBehalfOf()),
                        record.objectKind(),
                        record.objectId(),
                        text(record.address()),
                        text(record.userAgent()),
                        text(record.requestId()),
                        text(record.beforeDigest()),
                        text(record.afterDigest()),
                        record.details(),
                        text(record.sourceId()),
                        record.previousHash(),
                        record.hash())
                .map(AuditExport::harmless)
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A leading =, +, - or @ would be run as a formula by spreadsheets. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
