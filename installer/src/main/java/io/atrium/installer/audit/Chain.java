package io.atrium.installer.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks exported records in their order and computes every hash again, by the encoding on the architecture page, section 12. */
final class Chain {
    private static final String ENCODING = "atrium-audit-1";
    private static final Duration LEAST_RETENTION = Duration.ofDays(184);
    private static final byte[] NULL = {-1, -1, -1, -1};
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Between the times and the hash of the record before. */
    private static final List<String> FIELDS = List.of(
            "actorKind",
            "actorId",
            "actorName",
            "onBehalfOf",
            "action",
            "objectKind",
            "objectId",
            "outcome",
            "address",
            "userAgent",
            "requestId",
            "beforeDigest",
            "afterDigest",
            "details",
            "sourceId");

    private final TreeMap<Long, Anchor> anchors;
    private final long begin;
    private long sequence;
    private String hash;
    private long checked;
    private @Nullable Problem problem;

    /**
     * A place in the chain that was written down outside the database.
     *
     * @param recordedAt when its record came into the log
     */
    record Anchor(long sequence, String hash, Instant recordedAt) {}

    /** The first record that does not fit, and why. */
    record Problem(long sequence, String message) {}

    /**
     * Begins after the checkpoint of an export.
     *
     * @param checkpoint the last record that retention has removed; 0 and 64 zeros when none
     */
    Chain(long checkpoint, String hash, List<Anchor> anchors, Instant now) {
        this.begin = checkpoint;
        this.sequence = checkpoint;
        this.hash = hash;
        this.anchors = new TreeMap<>();
        anchors.forEach(anchor -> this.anchors.putIfAbsent(anchor.sequence(), anchor));
        this.problem = removedTooEarly(now);
    }

    void next(JsonNode record) {
        if (problem == null) {
            checked++;
            problem = problemOf(record);
            sequence = problem == null ? sequence + 1 : sequence;
            hash = record.path("hash").asText();
        }
    }

    /** After the last record. */
    @Nullable
    Problem conclude() {
        Map.Entry<Long, Anchor> furthest = anchors.lastEntry();
        if (problem == null && furthest != null && furthest.getKey() > sequence) {
            return new Problem(
                    sequence + 1,
                    "the log ends with record " + sequence + ", though record " + furthest.getKey()
                            + " was recorded at " + furthest.getValue().recordedAt());
        }
        return problem;
    }

    long checked() {
        return checked;
    }

    long begin() {
        return begin + 1;
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }

    private @Nullable Problem removedTooEarly(Instant now) {
        for (Anchor anchor : anchors.headMap(begin, true).values()) {
            if (anchor.recordedAt().plus(LEAST_RETENTION).isAfter(now)) {
                return new Problem(
                        anchor.sequence(),
                        "it was recorded at " + anchor.recordedAt() + " and is gone, though records are kept for "
                                + LEAST_RETENTION.toDays() + " days");
            }
        }
        Anchor same = anchors.get(begin);
        return same == null || same.hash().equals(hash)
                ? null
                : new Problem(begin, "the checkpoint has another hash than the record had");
    }

    private @Nullable Problem problemOf(JsonNode record) {
        long expected = sequence + 1;
        long found = record.path("sequence").asLong();
        if (found > expected) {
            return new Problem(expected, "it is missing; the next one there is " + found);
        }
        if (found < expected) {
            return new Problem(found, "it is not in its place");
        }
        String itsHash = record.path("hash").asText();
        if (!hashOf(record).equals(itsHash)) {
            return new Problem(expected, "it was changed: its hash is not that of what it says");
        }
        if (!record.path("previousHash").asText().equals(hash)) {
            return new Problem(expected, "it does not follow the one before it: one of the two was replaced");
        }
        Anchor anchor = anchors.get(expected);
        return anchor == null || anchor.hash().equals(itsHash)
                ? null
                : new Problem(expected, "it has another hash than was written down outside the database");
    }

    static String hashOf(JsonNode record) {
        MessageDigest digest = sha256();
        add(digest, ENCODING);
        add(digest, text(record, "tenantId"));
        add(digest, record.path("sequence").asText());
        add(digest, time(record, "recordedAt"));
        add(digest, time(record, "at"));
        FIELDS.forEach(field -> add(digest, text(record, field)));
        add(digest, text(record, "previousHash"));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String time(JsonNode record, String field) {
        return MICROS.format(Instant.parse(record.path(field).asText()));
    }

    private static @Nullable String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isTextual() ? value.asText() : null;
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            digest.update(NULL);
            return;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
