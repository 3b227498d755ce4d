package io.atrium.server.deadletters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which open letters. What is absent or empty does not restrict; at least one must be there.
 *
 * @param reasons codes
 * @param types event types
 * @param sources event sources
 * @param from when the record came to Kafka, at the earliest
 * @param to and before when
 * @param ids letters
 */
record Match(
        @Nullable List<String> reasons,
        @Nullable List<String> types,
        @Nullable List<String> sources,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable List<Long> ids) {

    /** More ids than this are refused: say what they have in common. */
    static final int MOST_VALUES = 1_000;

    Match {
        reasons = copy("reasons", reasons);
        types = copy("types", types);
        sources = copy("sources", sources);
        ids = copy("ids", ids);
        if (reasons == null && types == null && sources == null && ids == null && from == null && to == null) {
            throw new IllegalArgumentException("match: say which letters, by reasons, types, sources, from, to or ids");
        }
    }

    private static <T> @Nullable List<T> copy(String name, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(name + ": at most " + MOST_VALUES + " values");
        }
        if (values.stream().anyMatch(value -> value == null)) {
            throw new IllegalArgumentException(name + ": null is no value");
        }
        return List.copyOf(values);
    }
}
