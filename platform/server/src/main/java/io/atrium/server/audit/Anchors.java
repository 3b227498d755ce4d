package io.atrium.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down where the chains end, outside the database: in the server's log and, if there is one, in a file with one JSON object a line.
 * Whoever can change the database finds it hard to change these too, above all when they are kept on another machine.
 */
final class Anchors {
    private static final Logger log = LoggerFactory.getLogger("io.atrium.audit.anchor");

    private final AuditLog records;
    private final @Nullable Path file;
    private final Map<String, Long> written = new HashMap<>();

    /**
     * @param file null: only the log
     */
    Anchors(AuditLog records, @Nullable Path file) {
        this.records = records;
        this.file = file;
    }

    private record Line(String tenant, long sequence, String hash, Instant recordedAt) {}

    /** Writes the ends that have moved since the last time. One at a time: a server that stops writes beside the clock. */
    synchronized void write(List<String> tenants) {
        for (String tenant : tenants) {
            records.head(tenant)
                    .filter(head -> !Long.valueOf(head.sequence()).equals(written.get(tenant)))
                    .ifPresent(head -> write(tenant, head));
        }
    }

    private void write(String tenant, ChainLink head) {
        if (file != null) {
            append(file, new Line(tenant, head.sequence(), head.hash(), head.recordedAt()));
        }
        log.atInfo()
                .addKeyValue("tenant", tenant)
                .addKeyValue("sequence", head.sequence())
                .addKeyValue("hash", head.hash())
                .addKeyValue("recordedAt", head.recordedAt())
                .log("audit anchor");
        written.put(tenant, head.sequence());
    }

    private static void append(Path file, Line line) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(
                    file,
                    Json.mapper().writeValueAsString(line) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("The anchors of the audit log cannot be written to " + file, e);
        }
    }

    /** What was written down of a tenant; nothing without a file. */
    List<ChainLink> of(String tenant) {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(Anchors::parse)
                    .filter(line -> line.tenant().equals(tenant))
                    .map(line -> new ChainLink(line.sequence(), line.hash(), line.recordedAt()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The anchors of the audit log cannot be read from " + file, e);
        }
    }

    private static Line parse(String line) {
        try {
            return Json.mapper().readValue(line, Line.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A line of the file of anchors is not one: " + line, e);
        }
    }
}
