package io.atrium.server.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as an RFC 5424 message with CEF (ArcSight Common Event Format, version 0) in it. Pure. */
final class SyslogMessage {
    /** Facility 13, log audit. */
    private static final int FACILITY = 13 * 8;

    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    private SyslogMessage() {}

    /**
     * The message without framing.
     *
     * @param host this server's name
     * @param version of Atrium
     */
    static byte[] of(AuditRecord record, String host, String version) {
        String text = "<" + (FACILITY + severity(record.outcome())) + ">1 " + ChainHash.time(record.recordedAt()) + " "
                + host + " atrium - audit - " + cef(record, version);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Framed by its length, RFC 5425 and 6587: line ends in a message cannot break the stream. */
    static byte[] framed(byte[] message) {
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        return frame;
    }

    static String cef(AuditRecord record, String version) {
        List<String> extension = new ArrayList<>();
        add(extension, "rt", Long.toString(record.at().toEpochMilli()));
        add(extension, "externalId", Long.toString(record.sequence()));
        add(extension, "suid", record.actorId());
        add(extension, "suser", record.actorName());
        add(extension, "src", record.address());
        add(extension, "requestClientApplication", record.userAgent());
        add(extension, "outcome", record.outcome());
        labelled(extension, 1, "tenant", record.tenantId());
        labelled(extension, 2, "object", record.objectKind() + "/" + record.objectId());
        labelled(extension, 3, "actorKind", record.actorKind());
        labelled(extension, 4, "details", record.details());
        labelled(extension, 5, "requestId", record.requestId());
        labelled(extension, 6, "hash", record.hash());
        return "CEF:0|Atrium|Atrium|" + header(version) + "|" + header(record.action()) + "|" + header(record.action())
                + "|" + weight(record.outcome()) + "|" + String.join(" ", extension);
    }

    private static void labelled(List<String> extension, int number, String label, @Nullable String value) {
        if (value != null) {
            add(extension, "cs" + number + "Label", label);
            add(extension, "cs" + number, value);
        }
    }

    private static void add(List<String> extension, String key, @Nullable String value) {
        if (value != null) {
            extension.add(key + "="
                    + value.replace("\\", "\\\\")
                            .replace("=", "\\=")
                            .replace("\r", "\\r")
                            .replace("\n", "\\n"));
        }
    }

    private static String header(String field) {
        return field.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\\r\\n]", " ");
    }

    private static int severity(String outcome) {
        return switch (outcome) {
            case "failed" -> WARNING;
            case "refused" -> NOTICE;
            default -> INFORMATIONAL;
        };
    }

    /** CEF's own scale from 0 to 10. */
    private static int weight(String outcome) {
        return switch (outcome) {
            case "failed", "refused" -> 6;
            default -> 3;
        };
    }
}
