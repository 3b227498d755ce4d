package io.atrium.installer.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
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
    private final List<Row.Sendable> sent = new ArrayList<>();
    private final List<Row.Rejection> faulty = new ArrayList<>();
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(1 << 16);
    private final JsonGenerator json;
    private int rows;

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
        rows++;
        if (row instanceof Row.Sendable sendable) {
            write(sendable);
        } else if (row instanceof Row.Faulty fault) {
            faulty.add(fault.rejection());
        }
    }

    boolean isFull() {
        return rows >= mostRows || sent.size() >= mostRows || bytes() >= MOST_BYTES;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    Batch finish() {
        try {
            json.writeEndArray();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Batch(number, rows, sent, faulty, BodyPublishers.ofByteArray(compressed.toByteArray()));
    }

    private long bytes() {
        return ((FastGzip) json.getOutputTarget()).uncompressed + json.getOutputBuffered();
    }

    private void write(Row.Sendable row) {
        try {
            for (OutgoingEvent event : row.events()) {
                event.write(source, json);
                sent.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
