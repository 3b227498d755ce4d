package io.atrium.contract.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.testing.RandomCloudEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that clients see and the reader that judges their events agree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventJsonSchemaTest {
    private static final int ROUNDS = 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard(), 10, 1 << 20);
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventJsonSchema.asJson());

    static Stream<EventType> types() {
        return EventCatalogue.standard().types().stream();
    }

    @BeforeAll
    void itIsAValidSchema() throws IOException {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");
        assertThat(meta.validate(mapper.readTree(EventJsonSchema.asJson()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void bothTakeAGoodEvent(EventType type) throws Exception {
        RandomCloudEvents events = new RandomCloudEvents(type.id().hashCode() + 3L);
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode event = events.next(type);

            assertThat(schema.validate(event)).as("%s", event).isEmpty();
            assertThat(taken(event)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void bothRefuseABadEvent(EventType type) throws Exception {
        ObjectNode good = new RandomCloudEvents(type.id().hashCode() + 4L).next(type);
        for (ObjectNode bad : spoiled(good, type)) {
            assertThat(schema.validate(bad)).as("%s", bad).isNotEmpty();
            assertThat(taken(bad)).as("%s", bad).isFalse();
        }
    }

    @Test
    void aBatchIsTakenToo() {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        types().limit(3).forEach(type -> batch.add(new RandomCloudEvents(5).next(type)));

        assertThat(schema.validate(batch)).isEmpty();
        assertThat(schema.validate(JsonNodeFactory.instance.arrayNode())).isNotEmpty();
    }

    private boolean taken(JsonNode event) throws IOException, UnreadableBatchException {
        byte[] body = mapper.writeValueAsBytes(event);
        return reader.read(new ByteArrayInputStream(body)).get(0) instanceof ReadEvent.Drafted;
    }

    /** Each of these differs from the good event in one thing. */
    private static List<ObjectNode> spoiled(ObjectNode good, EventType type) {
        List<ObjectNode> bad = new ArrayList<>();
        DraftReader.REQUIRED.forEach(name -> bad.add(without(good, name)));
        bad.add(with(good, "id", " "));
        bad.add(with(good, "id", "x".repeat(257)));
        bad.add(with(good, "type", "no.such.type"));
        bad.add(with(good, "time", "yesterday"));
        bad.add(with(good, "platform", "fridge"));
        bad.add(with(good, "tenantid", "demo2"));
        bad.add(withData(good, "nosuchfield", "x"));
        bad.add(withData(good, "objectid", ""));
        type.fields().forEach(use -> {
            if (use.required()) {
                bad.add(withoutData(good, use.field().jsonName()));
            }
            ObjectNode wrongType = good.deepCopy();
            wrongType.withObject("/data").set(use.field().jsonName(), JsonNodeFactory.instance.objectNode());
            bad.add(wrongType);
        });
        return bad;
    }

    private static ObjectNode with(ObjectNode event, String name, String value) {
        return event.deepCopy().put(name, value);
    }

    private static ObjectNode without(ObjectNode event, String name) {
        return event.deepCopy().without(name);
    }

    private static ObjectNode withData(ObjectNode event, String name, String value) {
        ObjectNode changed = event.deepCopy();
        changed.withObject("/data").put(name, value);
        return changed;
    }

    private static ObjectNode withoutData(ObjectNode event, String name) {
        ObjectNode changed = event.deepCopy();
        changed.withObject("/data").remove(name);
        return changed;
    }
}
