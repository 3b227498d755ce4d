package io.atrium.server.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a record, computed again from what it says. The database computes it when a record is added ({@code audit_hash} in {@code
 * V120__audit.sql}); that the two were written apart is what makes the check one.
 */
final class ChainHash {
    /** The encoding that is hashed, its first field. */
    static final String ENCODING = "atrium-audit-1";

    private static final byte[] NULL = {-1, -1, -1, -1};
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ChainHash() {}

    static String of(AuditRecord record) {
        MessageDigest digest = Digests.sha256();
        add(digest, ENCODING);
        add(digest, record.tenantId());
        add(digest, Long.toString(record.sequence()));
        add(digest, time(record.recordedAt()));
        add(digest, time(record.at()));
        add(digest, record.actorKind());
        add(digest, record.actorId());
        add(digest, record.actorName());
        add(digest, record.onBehalfOf());
        add(digest, record.action());
        add(digest, record.objectKind());
        add(digest, record.objectId());
        add(digest, record.outcome());
        add(digest, record.address());
        add(digest, record.userAgent());
        add(digest, record.requestId());
        add(digest, record.beforeDigest());
        add(digest, record.afterDigest());
        add(digest, record.details());
        add(digest, record.sourceId());
        add(digest, record.previousHash());
        return Digests.hex(digest.digest());
    }

    /** UTC with six digits after the second, as PostgreSQL keeps it. */
    static String time(Instant instant) {
        return MICROS.format(instant);
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
}
