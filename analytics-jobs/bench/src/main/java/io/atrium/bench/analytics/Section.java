package io.atrium.bench.analytics;

import java.util.Locale;

/** A part of the measurement that can be had alone. */
enum Section {
    COST,
    LATENCY,
    REPLAY,
    GROWTH;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Section of(String id) {
        for (Section section : values()) {
            if (section.id().equals(id)) {
                return section;
            }
        }
        throw new IllegalArgumentException("--only " + id + ": there are cost, latency, replay, growth");
    }
}
