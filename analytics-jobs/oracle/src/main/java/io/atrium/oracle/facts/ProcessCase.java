package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An instance of a process; its tasks are facts of their own.
 *
 * @param stamp of the event that started it, else of the first
 * @param activities in order, the variant
 * @param result of the completion, else empty
 * @param currency empty where no amount was named
 */
public record ProcessCase(
        LocalDate day,
        Key key,
        Stamp stamp,
        int events,
        Instant first,
        Instant last,
        List<String> activities,
        boolean started,
        Optional<Instant> completed,
        Instant created,
        String result,
        Optional<Instant> due,
        int returned,
        int resubmitted,
        String resubmissionOf,
        boolean withdrawn,
        Optional<BigDecimal> amount,
        String currency,
        List<ProcessTask> tasks) {

    private static final String STARTED = "approval.instance.started";
    private static final String COMPLETED = "approval.instance.completed";

    /** Which case of which process. */
    public record Key(String process, String instance) {}

    public ProcessCase {
        activities = List.copyOf(activities);
        tasks = List.copyOf(tasks);
    }

    /** All of them. */
    public static List<ProcessCase> of(OracleEvents events) {
        Map<Key, List<OracleEvent>> cases = events.all()
                .filter(ProcessCase::concerns)
                .collect(Collectors.groupingBy(
                        event -> new Key(event.process(), event.instance()), LinkedHashMap::new, Collectors.toList()));
        return cases.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean concerns(OracleEvent event) {
        return (event.approval() || event.is("business.record.changed"))
                && !event.process().isEmpty()
                && !event.instance().isEmpty();
    }

    private static ProcessCase of(Key key, List<OracleEvent> all) {
        List<OracleEvent> events = steps(all);
        OracleEvent first = events.get(0);
        Optional<OracleEvent> start = ofType(events, STARTED).findFirst();
        Optional<OracleEvent> completion = lastOf(ofType(all, COMPLETED));
        OracleEvent origin = start.orElse(first);
        Optional<OracleEvent> amount =
                lastOf(all.stream().filter(event -> event.amount().isPresent()));
        return new ProcessCase(
                origin.day(),
                key,
                Stamp.of(origin),
                events.size(),
                first.time(),
                events.get(events.size() - 1).time(),
                events.stream().map(ProcessCase::activity).toList(),
                start.isPresent(),
                completion.map(OracleEvent::time),
                completion.flatMap(OracleEvent::created).orElse(origin.time()),
                completion.map(OracleEvent::result).orElse(""),
                lastOf(all.stream()
                                .filter(event -> !event.type().startsWith("approval.task."))
                                .filter(event -> event.due().isPresent()))
                        .flatMap(OracleEvent::due),
                returned(all),
                (int) ofType(events, "approval.instance.resubmitted").count(),
                start.map(OracleEvent::resubmissionOf).orElse(""),
                ofType(events, "approval.instance.withdrawn").findAny().isPresent(),
                amount.flatMap(OracleEvent::amount),
                amount.map(OracleEvent::currency).orElse(""),
                ProcessTask.of(events));
    }

    /** A completion of a case of records only says when the case was closed. */
    private static List<OracleEvent> steps(List<OracleEvent> all) {
        List<OracleEvent> others =
                all.stream().filter(event -> !event.is(COMPLETED)).toList();
        boolean ofRecords = others.stream().noneMatch(OracleEvent::approval);
        return ofRecords && !others.isEmpty() ? others : all;
    }

    private static String activity(OracleEvent event) {
        if (!event.activity().isEmpty()) {
            return event.activity();
        }
        if (!event.approval()) {
            return event.stage();
        }
        String act = event.type().substring("approval.".length());
        return event.result().isEmpty() ? act : act + ":" + event.result();
    }

    private static int returned(List<OracleEvent> events) {
        return (int) events.stream()
                .filter(event -> event.is("approval.instance.returned")
                        || (event.is("approval.task.completed")
                                && event.result().equals("returned"))
                        || (event.is(COMPLETED) && event.result().equals("rejected")))
                .count();
    }

    /** From coming into being to completion; 0 while it is open. */
    public long cycleSeconds() {
        return completed.map(end -> Spans.seconds(created, end)).orElse(0L);
    }

    /** From the first event to the last. */
    public long spanSeconds() {
        return Spans.seconds(first, last);
    }

    static Stream<OracleEvent> ofType(List<OracleEvent> events, String type) {
        return events.stream().filter(event -> event.is(type));
    }

    static Optional<OracleEvent> lastOf(Stream<OracleEvent> events) {
        return events.reduce((a, b) -> b);
    }
}
