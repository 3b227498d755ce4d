package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Who read what, whenever.
 *
 * @param reads acts of people, by object id
 */
record Readers(Map<String, List<OracleEvent>> reads) {

    static Readers of(OracleEvents events, String... types) {
        return new Readers(events.grouped(event -> event.is(types) && event.person(), OracleEvent::object));
    }

    /** Distinct people other than the sender with a read that counts. */
    long others(OracleEvent thing, BiPredicate<OracleEvent, OracleEvent> counts) {
        return reads.getOrDefault(thing.object(), List.of()).stream()
                .filter(read -> read.member() != thing.member() && counts.test(thing, read))
                .map(OracleEvent::member)
                .distinct()
                .count();
    }
}
