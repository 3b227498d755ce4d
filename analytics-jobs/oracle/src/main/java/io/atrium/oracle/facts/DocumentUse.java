package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person did with a document on a day. */
public record DocumentUse(
        LocalDate day,
        String document,
        Stamp stamp,
        boolean created,
        boolean viewed,
        boolean edited,
        boolean commented,
        boolean shared,
        boolean collaborated) {

    private record Key(long member, LocalDate day) {}

    /** All of them. */
    public static List<DocumentUse> of(OracleEvents events) {
        List<DocumentUse> uses = new ArrayList<>();
        events.grouped(event -> event.type().startsWith("doc.") && event.person(), OracleEvent::object)
                .forEach((document, all) -> {
                    Map<Key, List<OracleEvent>> days = all.stream()
                            .collect(Collectors.groupingBy(
                                    event -> new Key(event.member(), event.day()),
                                    LinkedHashMap::new,
                                    Collectors.toList()));
                    days.values().forEach(own -> uses.add(of(own, all)));
                });
        return uses;
    }

    private static DocumentUse of(List<OracleEvent> own, List<OracleEvent> all) {
        OracleEvent last = own.get(own.size() - 1);
        return new DocumentUse(
                last.day(),
                last.object(),
                Stamp.of(last),
                has(own, "doc.created"),
                has(own, "doc.viewed"),
                has(own, "doc.edited"),
                has(own, "doc.commented"),
                has(own, "doc.shared"),
                own.stream()
                        .filter(event -> event.is("doc.viewed", "doc.edited", "doc.commented"))
                        .anyMatch(use -> all.stream().anyMatch(change -> changedBefore(change, use))));
    }

    private static boolean changedBefore(OracleEvent change, OracleEvent use) {
        return change.is("doc.created", "doc.edited")
                && change.member() != use.member()
                && OracleEvent.ORDER.compare(change, use) < 0
                && Spans.within(Spans.FOUR_WEEKS, change.time(), use.time());
    }

    private static boolean has(List<OracleEvent> events, String type) {
        return events.stream().anyMatch(event -> event.is(type));
    }
}
