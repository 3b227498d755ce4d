package io.atrium.oracle.facts;

import io.atrium.contract.Platform;
import io.atrium.oracle.model.OracleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step of a case that somebody has to handle.
 *
 * @param day of the completion, while open of the creation
 * @param stamp likewise
 * @param mobile whether it was completed on a phone
 */
public record ProcessTask(
        LocalDate day,
        String task,
        Stamp stamp,
        Instant created,
        Optional<Instant> completed,
        String result,
        Optional<Instant> due,
        boolean mobile) {

    private static final String CREATED = "approval.task.created";
    private static final String COMPLETED = "approval.task.completed";

    static List<ProcessTask> of(List<OracleEvent> ofCase) {
        return ofCase.stream()
                .filter(event -> event.is(CREATED, COMPLETED) && !event.task().isEmpty())
                .collect(Collectors.groupingBy(OracleEvent::task, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ProcessTask::ofTask)
                .toList();
    }

    private static ProcessTask ofTask(List<OracleEvent> events) {
        Optional<OracleEvent> creation = ProcessCase.ofType(events, CREATED).findFirst();
        Optional<OracleEvent> completion = ProcessCase.lastOf(ProcessCase.ofType(events, COMPLETED));
        OracleEvent origin = completion.or(() -> creation).orElseThrow();
        return new ProcessTask(
                origin.day(),
                origin.task(),
                Stamp.of(origin),
                creation.map(OracleEvent::time)
                        .or(() -> completion.flatMap(OracleEvent::created))
                        .orElse(origin.time()),
                completion.map(OracleEvent::time),
                completion.map(OracleEvent::result).orElse(""),
                ProcessCase.lastOf(events.stream().filter(event -> event.due().isPresent()))
                        .flatMap(OracleEvent::due),
                completion.map(event -> event.platform() == Platform.MOBILE).orElse(false));
    }

    /** From creation to completion; 0 while it is open. */
    public long waitSeconds() {
        return completed.map(end -> Spans.seconds(created, end)).orElse(0L);
    }

    /** Those of many cases. */
    public static Stream<ProcessTask> of(Stream<ProcessCase> cases) {
        return cases.flatMap(each -> each.tasks().stream());
    }
}
