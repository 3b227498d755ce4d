package io.atrium.oracle.proof;

import io.atrium.contract.Event;
import io.atrium.jobs.clickhouse.block.BlockEncoder;
import io.atrium.jobs.collaboration.CollaborationDerivations;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.processes.ProcessDerivations;
import io.atrium.jobs.sessions.MemberDay;
import io.atrium.oracle.model.OracleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the jobs' pure functions derive from events, as the lines of {@link FactLines}: no Flink runs, the functions are asked directly. */
final class JobLines {

    private final List<CountedEvent> events;
    private final Map<String, List<String>> lines = new TreeMap<>();

    private JobLines(List<CountedEvent> events) {
        this.events = events;
    }

    /** Lines of every view. */
    static Map<String, List<String>> of(List<Event> arrivals) {
        Set<String> known = new HashSet<>();
        List<CountedEvent> events = arrivals.stream()
                .filter(event -> known.add(
                        event.envelope().source() + " " + event.envelope().id()))
                .map(OracleEvent::new)
                .sorted(OracleEvent.ORDER)
                .map(event -> new CountedEvent(event.event(), event.intentional(), 0))
                .toList();
        JobLines lines = new JobLines(events);
        Stream.of(
                        Stream.of(new MemberDay(Duration.ofMinutes(30))),
                        CollaborationDerivations.all().stream(),
                        ProcessDerivations.all().stream())
                .flatMap(derivations -> derivations)
                .forEach(lines::derive);
        return lines.lines;
    }

    private <E, R extends DerivedRow> void derive(Derivation<E, R> derivation) {
        Map<DerivationKey, List<E>> fragments = new LinkedHashMap<>();
        for (CountedEvent event : events) {
            derivation.keysOf(
                    event,
                    key -> fragments
                            .computeIfAbsent(key, any -> new ArrayList<>())
                            .add(derivation.fragment(event, key)));
        }
        fragments.forEach((key, ofKey) ->
                derivation.derive(key, ofKey, row -> add(formatOf(derivation.rows(), row), row)));
    }

    private static RowFormat<?> formatOf(List<? extends RowFormat<?>> formats, DerivedRow row) {
        return formats.stream()
                .filter(format -> format.rows().isInstance(row))
                .findFirst()
                .orElseThrow();
    }

    private <R extends DerivedRow> void add(RowFormat<R> format, DerivedRow row) {
        BlockEncoder<R> encoder = new BlockEncoder<>(format.columns());
        encoder.add(format.rows().cast(row));
        byte[] block = encoder.toNative();
        lines.computeIfAbsent(format.view(), view -> new ArrayList<>())
                .add(FactLines.ofColumns(format.view(), row.day(), NativeRow.read(block)));
    }
}
