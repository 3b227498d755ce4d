package io.atrium.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.FieldSpec;
import io.atrium.contract.codec.ReleasedSchemas.Released;
import io.atrium.contract.codec.UndecodableEventException.Reason;
import io.atrium.contract.testing.RandomEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A released schema never changes, a new one reads all older ones, and old bytes stay readable. */
class SchemaEvolutionTest {
    /**
     * The fingerprints at their release. A line may be added, never changed or removed: bytes with these fingerprints are
     * in Kafka, in checkpoints and in dead letters of running installations.
     */
    private static final List<String> RECORDED =
            List.of("usage 1 f4b6510cf96ca21d", "collaboration 1 1a3ca698d1e01f52", "business 1 cfc3c875d1059f86");

    private final ReleasedSchemas schemas = ReleasedSchemas.load();
    /** The newest schema must read every older one. */
    private final SchemaValidator backwardTransitive =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();

    @Test
    void releasedSchemasAreUnchanged() {
        List<String> released = schemas.all().stream()
                .map(schema -> "%s %d %016x".formatted(schema.family().id(), schema.version(), schema.fingerprint()))
                .toList();

        assertThat(released).isEqualTo(RECORDED);
    }

    @ParameterizedTest
    @EnumSource(EventFamily.class)
    void everyVersionReadsAllBeforeIt(EventFamily family) throws Exception {
        List<Schema> older = new ArrayList<>();
        for (Released released : schemas.of(family)) {
            backwardTransitive.validate(released.schema(), older.stream().toList());
            older.add(0, released.schema());
        }
        assertThat(older).isNotEmpty();
    }

    @Test
    void anIncompatibleChangeIsRefused() {
        Schema newest = schemas.newest(EventFamily.USAGE).schema();
        Schema requiredField = parse(newest.toString()
                .replace(
                        "\"fields\":[{\"name\":\"envelope\"",
                        "\"fields\":[{\"name\":\"added\",\"type\":\"string\"},{\"name\":\"envelope\""));
        Schema narrowedType =
                parse(newest.toString().replace("\"memberNo\",\"type\":\"long\"", "\"memberNo\",\"type\":\"int\""));

        assertThatThrownBy(() -> backwardTransitive.validate(requiredField, List.of(newest)))
                .hasMessageContaining("added");
        assertThatThrownBy(() -> backwardTransitive.validate(narrowedType, List.of(newest)))
                .hasMessageContaining("memberNo");
    }

    @ParameterizedTest
    @EnumSource(EventFamily.class)
    void theNewestSchemaHasTheFieldsOfTheCatalogue(EventFamily family) {
        List<String> inSchema = schemas.newest(family).schema().getFields().stream()
                .map(Schema.Field::name)
                .skip(1)
                .toList();

        assertThat(inSchema)
                .isEqualTo(EventCatalogue.standard().family(family).fields().stream()
                        .map(FieldSpec::name)
                        .toList());
    }

    @Test
    void anOlderVersionIsReadWithDefaults() throws IOException, UndecodableEventException {
        RandomEvents events = new RandomEvents(11);
        UsageEvent event = (UsageEvent)
                events.next(EventCatalogue.standard().find("search.performed").orElseThrow());
        Released older = usageWithoutResultCount();
        EventCodec codec = new EventCodec(withOlder(older));
        byte[] old = asWrittenWith(older.schema(), codec.encode(event));

        Event decoded = codec.decode(old);

        assertThat(decoded)
                .isEqualTo(new UsageEvent(
                        event.envelope(),
                        event.page(),
                        event.action(),
                        event.feature(),
                        event.appId(),
                        event.queryKind(),
                        0,
                        event.durationSeconds()));
    }

    @Test
    void corruptBytesOfAnOlderVersionAreRefused() throws IOException {
        Released older = usageWithoutResultCount();
        EventCodec codec = new EventCodec(withOlder(older));
        byte[] old = asWrittenWith(
                older.schema(),
                codec.encode(new RandomEvents(12)
                        .next(EventCatalogue.standard().types().get(0))));
        Random random = new Random(12);
        for (int round = 0; round < 20_000; round++) {
            byte[] mutated = old.clone();
            mutated[10 + random.nextInt(old.length - 10)] = (byte) random.nextInt();
            decodeOrRefuse(codec, mutated);
        }
        byte[] hugeText = old.clone();
        Arrays.fill(hugeText, 10, 14, (byte) 0xFF);
        assertThatThrownBy(() -> codec.decode(hugeText))
                .isInstanceOfSatisfying(
                        UndecodableEventException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    private static void decodeOrRefuse(EventCodec codec, byte[] bytes) {
        try {
            assertThat(codec.decode(bytes)).isInstanceOf(UsageEvent.class);
        } catch (UndecodableEventException e) {
            assertThat(e.reason()).isIn(Reason.CORRUPT, Reason.INVALID_VALUE, Reason.TRAILING_BYTES);
        }
    }

    private ReleasedSchemas withOlder(Released older) {
        List<Released> all = new ArrayList<>(schemas.all());
        all.add(0, older);
        return new ReleasedSchemas(all);
    }

    /** An invented predecessor of version 1. */
    private Released usageWithoutResultCount() {
        Schema newest = schemas.newest(EventFamily.USAGE).schema();
        List<Schema.Field> fields = newest.getFields().stream()
                .filter(field -> !field.name().equals("resultCount"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        Schema older = Schema.createRecord(newest.getName(), newest.getDoc(), newest.getNamespace(), false, fields);
        return new Released(EventFamily.USAGE, 0, SchemaNormalization.parsingFingerprint64(older), older);
    }

    private byte[] asWrittenWith(Schema older, byte[] newest) throws IOException {
        Schema written = schemas.newest(EventFamily.USAGE).schema();
        BinaryMessageDecoder<GenericRecord> decoder = new BinaryMessageDecoder<>(GenericData.get(), older);
        decoder.addSchema(written);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), older).encode(decoder.decode(newest), out);
        return out.toByteArray();
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
