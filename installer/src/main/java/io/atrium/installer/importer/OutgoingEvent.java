package io.atrium.installer.importer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as it is sent; its source is that of the import.
 *
 * @param id identifies it for ever, within its source
 * @param time when it happened
 * @param actor the directory's external id
 * @param texts fields of the data, in order
 * @param recipients directory's external ids; empty when the event addresses nobody
 */
record OutgoingEvent(
        String id, String type, Instant time, String actor, Map<String, String> texts, List<String> recipients) {

    OutgoingEvent {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        recipients = List.copyOf(recipients);
    }

    /** Writes it as CloudEvents JSON. */
    void write(String source, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", id);
        json.writeStringField("source", source);
        json.writeStringField("type", type);
        json.writeStringField("time", time.toString());
        json.writeStringField("actor", actor);
        json.writeObjectFieldStart("data");
        for (Map.Entry<String, String> field : texts.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        if (!recipients.isEmpty()) {
            json.writeArrayFieldStart("recipients");
            for (String recipient : recipients) {
                json.writeString(recipient);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
