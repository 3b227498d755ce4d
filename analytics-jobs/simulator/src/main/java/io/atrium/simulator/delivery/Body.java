package io.atrium.simulator.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.atrium.simulator.behaviour.SimulatedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Events as a compressed list of CloudEvents. */
final class Body {

    private static final JsonFactory JSON = new JsonFactory();

    private Body() {}

    static byte[] of(List<SimulatedEvent> events) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = JSON.createGenerator(new FastGzip(compressed))) {
            json.writeStartArray();
            for (SimulatedEvent event : events) {
                event.writeTo(json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** Speed before size: on loopback the wire is not what takes time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
