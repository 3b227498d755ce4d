package io.atrium.contract.cloudevents;

import io.atrium.contract.Participant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checked data of a draft, typed. */
record FieldValues(Map<String, Object> values, List<Participant> recipients) {
    @Nullable
    String text(String name) {
        return (String) values.get(name);
    }

    @Nullable
    Instant time(String name) {
        return (Instant) values.get(name);
    }

    @Nullable
    BigDecimal decimal(String name) {
        return (BigDecimal) values.get(name);
    }

    int number(String name) {
        return values.get(name) instanceof Integer number ? number : 0;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** The number of people addressed: as stated, else as listed. */
    int audienceSize() {
        return values.containsKey("audienceSize") ? number("audienceSize") : recipients.size();
    }
}
