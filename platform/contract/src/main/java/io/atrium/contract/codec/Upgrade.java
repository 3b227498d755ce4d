package io.atrium.contract.codec;

import io.atrium.contract.codec.ReleasedSchemas.Released;
import io.atrium.contract.codec.UndecodableEventException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;

/** Rewrites an event of an older schema in the newest one, by Avro's own schema resolution. Slow and rare. */
final class Upgrade {
    private Upgrade() {}

    /** Throws {@link CorruptBytesException} when the bytes do not follow the schema that they were written with. */
    static byte[] toNewest(byte[] bytes, Released writer, Released newest) throws UndecodableEventException {
        AvroReader in = new AvroReader(bytes, SingleObject.HEADER_BYTES, bytes.length);
        BodyCheck.skip(writer.schema(), in);
        if (in.remaining() > 0) {
            throw new UndecodableEventException(
                    Reason.TRAILING_BYTES, in.remaining() + " bytes are left after the event");
        }
        try {
            byte[] body = Arrays.copyOfRange(bytes, SingleObject.HEADER_BYTES, bytes.length);
            GenericRecord event = new GenericDatumReader<GenericRecord>(writer.schema(), newest.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(body, null));
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
            new BinaryMessageEncoder<GenericRecord>(GenericData.get(), newest.schema()).encode(event, out);
            return out.toByteArray();
        } catch (IOException | AvroRuntimeException e) {
            throw new UndecodableEventException(
                    Reason.CORRUPT, "version " + writer.version() + " cannot be read as the newest version", e);
        }
    }
}
