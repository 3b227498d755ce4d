package io.atrium.contract.bench;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import java.io.IOException;

/**
 * The same records as JSON, by Jackson, set up in its favour: absent fields are left out, times are numbers, and readers
 * and writers are made once.
 */
final class JsonCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .addMixIn(DepartmentPath.class, PathMixin.class)
            .addMixIn(Participant.class, DerivedIgnored.class)
            .addMixIn(Envelope.class, DerivedIgnored.class)
            .addMixIn(Event.class, DerivedIgnored.class)
            .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(Class<? extends Event> type) {
        this.writer = MAPPER.writerFor(type);
        this.reader = MAPPER.readerFor(type);
    }

    byte[] encode(Event event) throws IOException {
        return writer.writeValueAsBytes(event);
    }

    Event decode(byte[] bytes) throws IOException {
        return reader.readValue(bytes);
    }

    private abstract static class PathMixin {
        @JsonCreator
        static DepartmentPath of(int... numbers) {
            return DepartmentPath.of(numbers);
        }

        @JsonValue
        abstract int[] toArray();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private abstract static class DerivedIgnored {}
}
