package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stage that a business record went through.
 *
 * @param left empty while it is there
 * @param next the stage after it, empty while it is there
 */
public record RecordStage(
        LocalDate day,
        Key key,
        String stage,
        String next,
        Stamp stamp,
        Instant entered,
        Optional<Instant> left,
        Optional<BigDecimal> amount,
        String currency) {

    /** Which record of which system. */
    public record Key(String system, String entity, String id) {}

    /** All of them. */
    public static List<RecordStage> of(OracleEvents events) {
        Map<Key, List<OracleEvent>> records = events.all("business.record.changed")
                .filter(event -> !event.object().isEmpty())
                .collect(Collectors.groupingBy(
                        event -> new Key(event.system(), event.entity(), event.object()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<RecordStage> stages = new ArrayList<>();
        records.forEach((key, changes) -> stages.addAll(of(key, changes)));
        return stages;
    }

    private static List<RecordStage> of(Key key, List<OracleEvent> changes) {
        List<OracleEvent> entries = new ArrayList<>();
        for (OracleEvent change : changes) {
            String before =
                    entries.isEmpty() ? "" : entries.get(entries.size() - 1).stage();
            if (!change.stage().isEmpty() && !change.stage().equals(before)) {
                entries.add(change);
            }
        }
        List<RecordStage> stages = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Optional<OracleEvent> next = i + 1 < entries.size() ? Optional.of(entries.get(i + 1)) : Optional.empty();
            stages.add(of(key, entries.get(i), next, changes));
        }
        return stages;
    }

    private static RecordStage of(Key key, OracleEvent entry, Optional<OracleEvent> next, List<OracleEvent> changes) {
        Optional<OracleEvent> amount = changes.stream()
                .filter(change -> next.map(leaving -> OracleEvent.ORDER.compare(change, leaving) < 0)
                        .orElse(true))
                .filter(change -> change.amount().isPresent())
                .reduce((a, b) -> b);
        return new RecordStage(
                entry.day(),
                key,
                entry.stage(),
                next.map(OracleEvent::stage).orElse(""),
                Stamp.of(entry),
                entry.time(),
                next.map(OracleEvent::time),
                amount.flatMap(OracleEvent::amount),
                amount.map(OracleEvent::currency).orElse(""));
    }

    /** How long it was there; 0 while it is there. */
    public long seconds() {
        return left.map(end -> Spans.seconds(entered, end)).orElse(0L);
    }
}
