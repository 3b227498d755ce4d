package io.atrium.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.testing.RandomEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type survives the way to bytes and back, and Avro itself agrees with each byte. */
class EventCodecTest {
    private static final int ROUNDS = 100;

    private final EventCodec codec = new EventCodec();
    private final ReleasedSchemas schemas = ReleasedSchemas.load();

    static Stream<EventType> types() {
        return EventCatalogue.standard().types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void returnsWhatWasWritten(EventType type) throws UndecodableEventException {
        RandomEvents events = new RandomEvents(type.id().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Event event = events.next(type);

            Event decoded = codec.decode(codec.encode(event));

            assertThat(decoded).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesWhatAvroReadsAndWrites(EventType type) throws IOException {
        RandomEvents events = new RandomEvents(type.id().hashCode() + 1L);
        ReleasedSchemas.Released newest = schemas.newest(type.family());
        var decoder = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), newest.schema());
        var encoder = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), newest.schema());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = codec.encode(events.next(type));

            GenericRecord byAvro = decoder.decode(bytes);

            assertThat(encoder.encode(byAvro)).isEqualTo(ByteBuffer.wrap(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsArraysInSizedBlocks(EventType type) throws IOException, UndecodableEventException {
        Event event = new RandomEvents(type.id().hashCode() + 2L).next(type);
        byte[] bytes = codec.encode(event);

        byte[] blocked = rewriteInBlocks(bytes, schemas.newest(type.family()));

        assertThat(codec.decode(blocked)).isEqualTo(event);
    }

    /** Avro's blocking encoder splits arrays and states the blocks' sizes; other clients may do so too. */
    private static byte[] rewriteInBlocks(byte[] bytes, ReleasedSchemas.Released schema) throws IOException {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null);
        GenericRecord event = new GenericDatumReader<GenericRecord>(schema.schema()).read(null, in);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, 10);
        BinaryEncoder encoder = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema.schema()).write(event, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
