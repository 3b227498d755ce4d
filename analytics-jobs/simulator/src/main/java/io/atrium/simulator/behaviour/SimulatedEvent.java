package io.atrium.simulator.behaviour;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One event as a partner system would send it.
 *
 * @param id unique within the source
 * @param type of the contract's catalogue
 * @param actor external id
 * @param platform {@code desktop}, {@code web}, {@code mobile} or {@code server}
 * @param sessionId empty when there is none
 * @param recipients external ids
 * @param data the other data fields by their JSON names: texts, whole numbers, flags, and times as {@link Instant}
 */
public record SimulatedEvent(
        String id,
        String source,
        String type,
        Instant time,
        String actor,
        String platform,
        String clientVersion,
        String deviceId,
        String sessionId,
        List<String> recipients,
        Map<String, Object> data) {

    public SimulatedEvent {
        recipients = List.copyOf(recipients);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Writes it as CloudEvents JSON. */
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", id);
        json.writeStringField("source", source);
        json.writeStringField("type", type);
        json.writeStringField("time", time.toString());
        json.writeStringField("actor", actor);
        json.writeStringField("platform", platform);
        optional(json, "clientversion", clientVersion);
        optional(json, "deviceid", deviceId);
        optional(json, "sessionid", sessionId);
        json.writeObjectFieldStart("data");
        for (Map.Entry<String, Object> field : data.entrySet()) {
            json.writeFieldName(field.getKey());
            writeValue(json, field.getValue());
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

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }
}
