package io.atrium.server.deadletters;

import io.atrium.contract.Envelope;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.server.eventlog.ReadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the topic of dead letters. Refuses none: headers that are missing are replaced by what the record itself says, so that it
 * is kept all the same. Immutable.
 */
final class LetterReader {
    /** The job wrote no reason; the letter was put there by somebody else. */
    static final String NO_REASON = "unknown";

    private static final Pattern KEY = Pattern.compile("([a-z][a-z0-9-]{1,30})/.*", Pattern.DOTALL);

    private final EventCodec codec = new EventCodec();

    ArrivedLetter read(ReadRecord record) {
        Envelope envelope = envelope(record.value());
        String reason = header(record, "reason");
        String detail = header(record, "detail");
        return new ArrivedLetter(
                tenant(record.key(), envelope),
                origin(record),
                record.key(),
                record.value(),
                reason == null || reason.isBlank() ? NO_REASON : reason,
                detail == null ? "" : detail,
                envelope);
    }

    /** The tenant of the key, unless the event inside belongs to another: then nobody may see it. */
    private static String tenant(byte @Nullable [] key, @Nullable Envelope envelope) {
        Matcher matcher = KEY.matcher(key == null ? "" : new String(key, StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            return "";
        }
        String tenant = matcher.group(1);
        return envelope == null || envelope.tenantId().equals(tenant) ? tenant : "";
    }

    private @Nullable Envelope envelope(byte[] value) {
        try {
            return codec.decode(value).envelope();
        } catch (UndecodableEventException e) {
            return null;
        }
    }

    private static Origin origin(ReadRecord record) {
        String topic = header(record, "topic");
        Long partition = number(record, "partition");
        Long offset = number(record, "offset");
        Long arrival = number(record, "arrival");
        if (topic == null || topic.isBlank() || partition == null || offset == null || arrival == null) {
            return new Origin(record.topic(), record.partition(), record.offset(), record.time());
        }
        return new Origin(topic, partition.intValue(), offset, Instant.ofEpochMilli(arrival));
    }

    private static @Nullable Long number(ReadRecord record, String name) {
        String text = header(record, name);
        return text == null || !text.matches("-?[0-9]{1,15}") ? null : Long.valueOf(text);
    }

    private static @Nullable String header(ReadRecord record, String name) {
        byte[] value = record.headers().get(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
