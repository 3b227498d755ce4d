package io.atrium.oracle.model;

import io.atrium.contract.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All events of a tenant, each once, in the order of (time, id). */
public final class OracleEvents {

    private record Identity(String source, String id) {}

    private final List<OracleEvent> all = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, List<OracleEvent>>> byType = new HashMap<>();
    private final NavigableMap<LocalDate, List<OracleEvent>> intentional = new TreeMap<>();

    private OracleEvents() {}

    /** The events of a tenant among these. Of those with one identity the first counts, as at the door. */
    public static OracleEvents of(String tenant, Collection<? extends Event> events) {
        OracleEvents books = new OracleEvents();
        Set<Identity> known = new HashSet<>();
        for (Event event : events) {
            if (event.envelope().tenantId().equals(tenant)
                    && known.add(new Identity(
                            event.envelope().source(), event.envelope().id()))) {
                books.all.add(new OracleEvent(event));
            }
        }
        books.all.sort(OracleEvent.ORDER);
        books.all.forEach(books::index);
        return books;
    }

    private void index(OracleEvent event) {
        byType.computeIfAbsent(event.type(), type -> new TreeMap<>())
                .computeIfAbsent(event.day(), day -> new ArrayList<>())
                .add(event);
        if (event.intentional()) {
            intentional.computeIfAbsent(event.day(), day -> new ArrayList<>()).add(event);
        }
    }

    /** All, in their order. */
    public Stream<OracleEvent> all() {
        return all.stream();
    }

    /** All of these types, in their order. */
    public Stream<OracleEvent> all(String... types) {
        return Stream.of(types)
                .flatMap(type -> byType.getOrDefault(type, new TreeMap<>()).values().stream())
                .flatMap(List::stream)
                .sorted(OracleEvent.ORDER);
    }

    /** Those of these types on a day of the window, in their order. */
    public Stream<OracleEvent> on(Window window, String... types) {
        return Stream.of(types)
                .flatMap(
                        type -> byType
                                .getOrDefault(type, new TreeMap<>())
                                .subMap(window.first(), true, window.to(), true)
                                .values()
                                .stream())
                .flatMap(List::stream)
                .sorted(OracleEvent.ORDER);
    }

    /** Acts of people on a day of the window, in no order. */
    public Stream<OracleEvent> intentional(Window window) {
        return intentional.subMap(window.first(), true, window.to(), true).values().stream()
                .flatMap(List::stream);
    }

    /** Groups some of the events, each group in their order; the empty text is no key. */
    public Map<String, List<OracleEvent>> grouped(Predicate<OracleEvent> which, Function<OracleEvent, String> key) {
        Map<String, List<OracleEvent>> groups = new TreeMap<>();
        all.stream()
                .filter(which)
                .filter(event -> !key.apply(event).isEmpty())
                .forEach(event -> groups.computeIfAbsent(key.apply(event), text -> new ArrayList<>())
                        .add(event));
        return groups;
    }
}
