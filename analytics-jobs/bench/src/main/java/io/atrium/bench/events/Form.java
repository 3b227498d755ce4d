package io.atrium.bench.events;

import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.codec.EventCodec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How events lie in Kafka: each form has a topic a family. */
public enum Form {
    /** As the product writes them. */
    AVRO("atrium."),
    /** As the Kafka engine reads them. */
    JSON("bench.json.");

    private final String prefix;

    Form(String prefix) {
        this.prefix = prefix;
    }

    /** The topic of a family. */
    public String topic(EventFamily family) {
        return prefix + family.id();
    }

    /** The topics. */
    public List<String> topics() {
        return Arrays.stream(EventFamily.values()).map(this::topic).toList();
    }

    /** What makes an event's bytes; for one thread. */
    public Function<Event, byte[]> encoder() {
        return switch (this) {
            case AVRO -> new EventCodec()::encode;
            case JSON -> new JsonTwin()::encode;
        };
    }
}
