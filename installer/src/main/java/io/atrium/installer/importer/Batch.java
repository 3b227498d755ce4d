package io.atrium.installer.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Messages that travel together, as CloudEvents.
 *
 * @param rows in the order of the file; the gateway names them by this index
 * @param position how many rows of the file are done when this batch is
 */
record Batch(List<MessageRow> rows, long position) {

    private static final JsonFactory JSON = new JsonFactory();

    Batch {
        rows = List.copyOf(rows);
    }

    /** A CloudEvents batch, compressed. */
    byte[] body(String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 40);
        try (JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes, 1 << 14))) {
            json.writeStartArray();
            for (MessageRow row : rows) {
                event(json, row, source);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void event(JsonGenerator json, MessageRow row, String source) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", row.id());
        json.writeStringField("source", source);
        json.writeStringField("type", "im.message.sent");
        json.writeStringField("time", row.time().toString());
        json.writeStringField("actor", row.sender());
        json.writeObjectFieldStart("data");
        json.writeStringField("objecttype", "message");
        json.writeStringField("objectid", row.id());
        json.writeStringField("channel", "mail");
        json.writeStringField("conversationid", conversation(row));
        json.writeStringField("conversationkind", "direct");
        json.writeArrayFieldStart("recipients");
        json.writeString(row.recipient());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The same for both directions between two people. */
    static String conversation(MessageRow row) {
        boolean inOrder = row.sender().compareTo(row.recipient()) <= 0;
        return inOrder ? row.sender() + ":" + row.recipient() : row.recipient() + ":" + row.sender();
    }
}
