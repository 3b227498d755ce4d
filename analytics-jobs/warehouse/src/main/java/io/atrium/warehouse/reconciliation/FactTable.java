package io.atrium.warehouse.reconciliation;

import java.util.Arrays;
import java.util.Optional;

/** A table of raw facts and the Kafka topic whose records it holds. */
public enum FactTable {
    USAGE("atrium.usage", "usage_event", "usage"),
    COLLABORATION("atrium.collaboration", "collaboration_event", "collaboration"),
    BUSINESS("atrium.business", "business_event", "business");

    private final String topic;
    private final String table;
    private final String family;

    FactTable(String topic, String table, String family) {
        this.topic = topic;
        this.table = table;
        this.family = family;
    }

    /** The topic. */
    public String topic() {
        return topic;
    }

    /** The table. */
    public String table() {
        return table;
    }

    /** The family in {@code event_daily}. */
    public String family() {
        return family;
    }

    /** The table of a topic. */
    public static Optional<FactTable> ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(table -> table.topic.equals(topic))
                .findFirst();
    }
}
