package io.atrium.server.deadletters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters to list; empty lists do not restrict.
 *
 * @param from when the record came to Kafka, at the earliest
 * @param to and before when
 * @param text part of the event's id or source or of the detail, upper or lower case; empty for all
 * @param after the last one of the page before; they are listed newest first
 */
record LetterQuery(
        List<String> states,
        List<String> reasons,
        List<String> types,
        List<String> sources,
        @Nullable Instant from,
        @Nullable Instant to,
        String text,
        @Nullable Long after,
        int limit) {

    LetterQuery {
        states = List.copyOf(states);
        reasons = List.copyOf(reasons);
        types = List.copyOf(types);
        sources = List.copyOf(sources);
    }
}
