package io.atrium.contract.codec;

import io.atrium.contract.codec.ReleasedSchemas.Released;
import io.atrium.contract.codec.UndecodableEventException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Rewrites an event of an older schema in the newest one, by Avro's own schema resolution. Slow and rare. */
final class Upgrade {
    private Upgrade() {}

    static byte[] toNewest(byte[] bytes, Released writer, ReleasedSchemas schemas) throws UndecodableEventException {
        Released newest = schemas.newest(writer.family());
        try {
            return rewrite(bytes, writer.schema(), newest);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new UndecodableEventException(
                    Reason.CORRUPT, "the bytes do not follow version " + writer.version() + " of their schema", e);
        }
    }

    private static byte[] rewrite(byte[] bytes, Schema writer, Released newest)
            throws IOException, UndecodableEventException {
        ByteArrayInputStream body =
                new ByteArrayInputStream(bytes, SingleObject.HEADER_BYTES, bytes.length - SingleObject.HEADER_BYTES);
        BinaryDecoder in = DecoderFactory.get().directBinaryDecoder(body, null);
        GenericRecord event = new GenericDatumReader<GenericRecord>(writer, newest.schema()).read(null, in);
        if (body.available() > 0) {
            throw new UndecodableEventException(
                    Reason.TRAILING_BYTES, body.available() + " bytes are left after the event");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(header(newest.fingerprint()));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(newest.schema()).write(event, encoder);
        return out.toByteArray();
    }

    private static byte[] header(long fingerprint) {
        return ByteBuffer.allocate(SingleObject.HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SingleObject.MARKER_0)
                .put(SingleObject.MARKER_1)
                .putLong(fingerprint)
                .array();
    }
}
