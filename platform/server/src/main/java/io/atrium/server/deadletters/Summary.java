package io.atrium.server.deadletters;

import java.util.List;
import java.util.Map;

/**
 * How many letters there are.
 *
 * @param states letters by state, every state named
 * @param reasons letters by reason and state, most open ones first
 * @param types the types of open letters, most frequent first, at most a hundred
 * @param sources the sources of open letters, likewise
 */
record Summary(Map<String, Long> states, List<Reason> reasons, List<Value> types, List<Value> sources) {

    Summary {
        reasons = List.copyOf(reasons);
        types = List.copyOf(types);
        sources = List.copyOf(sources);
    }

    /** Letters of one reason. */
    record Reason(String reason, long open, Map<String, Long> states) {}

    /** How often open letters have a value. */
    record Value(String value, long open) {}
}
