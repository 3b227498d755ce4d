package io.atrium.contract;

/** The three kinds of events; each has its own schema and its own Kafka topic. */
public enum EventFamily {
    /** Somebody was here. */
    USAGE("usage"),
    /** People acted on each other. */
    COLLABORATION("collaboration"),
    /** Work moved. */
    BUSINESS("business");

    private final String id;

    EventFamily(String id) {
        this.id = id;
    }

    /** The family with this name; throws IllegalArgumentException when there is none. */
    public static EventFamily of(String id) {
        for (EventFamily family : values()) {
            if (family.id.equals(id)) {
                return family;
            }
        }
        throw new IllegalArgumentException("no event family is called " + id);
    }

    /** The stable lower-case name. */
    public String id() {
        return id;
    }

    /** The Kafka topic that carries this family. */
    public String topic() {
        return "atrium." + id;
    }
}
