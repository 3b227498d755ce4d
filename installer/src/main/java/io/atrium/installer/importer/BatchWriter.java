package io.atrium.installer.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes one batch: events as CloudEvents JSON, compressed while they are written. For one thread. */
final class BatchWriter {

    /** The gateway takes 8 MiB after decompression; an event has far less than the rest. */
    private static final long MOST_BYTES = 7L << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final int number;
    private final String source;
    private final int mostRows;
    private final MessageDigest digest = sha256();
    private final List<Row.Message> messages = new ArrayList<>();
    private final List<Row.Rejection> faulty = new ArrayList<>();
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(1 << 16);
    private final JsonGenerator json;

    BatchWriter(int number, String source, int mostRows) {
        this.number = number;
        this.source = source;
        this.mostRows = mostRows;
        try {
            json = JSON.createGenerator(new FastGzip(compressed));
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Row row) {
        if (row instanceof Row.Message message) {
            messages.add(message);
            write(message);
        } else if (row instanceof Row.Faulty fault) {
            faulty.add(fault.rejection());
        }
    }

    boolean isFull() {
        return rows() >= mostRows || bytes() >= MOST_BYTES;
    }

    boolean isEmpty() {
        return rows() == 0;
    }

    Batch finish() {
        try {
            json.writeEndArray();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Batch(number, rows(), messages, faulty, BodyPublishers.ofByteArray(compressed.toByteArray()));
    }

    private int rows() {
        return messages.size() + faulty.size();
    }

    private long bytes() {
        return ((FastGzip) json.getOutputTarget()).uncompressed + json.getOutputBuffered();
    }

    private void write(Row.Message message) {
        try {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", message.id());
            json.writeStringField("source", source);
            json.writeStringField("type", "im.message.sent");
            json.writeStringField("time", message.time().toString());
            json.writeStringField("actor", message.sender());
            json.writeObjectFieldStart("data");
            json.writeStringField("objecttype", "message");
            json.writeStringField("objectid", message.id());
            json.writeStringField("channel", "mail");
            json.writeStringField("conversationid", conversation(message));
            json.writeStringField("conversationkind", "direct");
            json.writeArrayFieldStart("recipients");
            json.writeString(message.recipient());
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for both directions; a digest, because the identifiers may be addresses and those stay out of facts. */
    private String conversation(Row.Message message) {
        boolean inOrder = message.sender().compareTo(message.recipient()) <= 0;
        String first = inOrder ? message.sender() : message.recipient();
        String second = inOrder ? message.recipient() : message.sender();
        byte[] hash = digest.digest((first + '\n' + second).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Speed before size: the wire is not what an import waits for. */
    private static final class FastGzip extends GZIPOutputStream {

        private long uncompressed;

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            uncompressed += length;
        }
    }
}
