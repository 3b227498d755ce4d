package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collaboration online, of calendar and tasks: 38 to 41. */
final class Tasks {

    private static final String CREATED = "task.created";
    private static final String COMPLETED = "task.completed";
    private static final String CANCELLED = "task.cancelled";

    private Tasks() {}

    static void list(Map<String, Measure> measures) {
        measures.put(
                "cal.creator_rate",
                question -> question.share(question.users("calendar.event.created"), question.employed()));
        measures.put("task.creator_rate", question -> question.share(question.users(CREATED), question.employed()));
        measures.put("task.ontime_rate", Tasks::onTime);
        measures.put("task.lead_p50", Tasks::lead);
    }

    /** What people did with one task, in order. */
    private record Task(List<OracleEvent> events) {

        static List<Task> of(Question question) {
            return question
                    .events()
                    .grouped(event -> event.is(CREATED, COMPLETED, CANCELLED) && event.person(), OracleEvent::object)
                    .values()
                    .stream()
                    .map(Task::new)
                    .toList();
        }

        Optional<OracleEvent> first(String type) {
            return events.stream().filter(event -> event.is(type)).findFirst();
        }

        /** The last due time that was named. */
        Optional<Instant> due() {
            return events.stream()
                    .filter(event -> event.is(CREATED, COMPLETED))
                    .flatMap(event -> event.due().stream())
                    .reduce((a, b) -> b);
        }

        boolean within(int department) {
            return first(CREATED)
                    .or(() -> first(COMPLETED))
                    .map(event -> event.within(department))
                    .orElse(false);
        }

        boolean onTime() {
            return first(COMPLETED)
                    .map(event -> !event.time().isAfter(due().orElseThrow()))
                    .orElse(false);
        }
    }

    private static OracleValue onTime(Question question) {
        List<Task> tasks = Task.of(question).stream()
                .filter(task -> task.first(CANCELLED).isEmpty() && task.within(question.department()))
                .filter(task -> task.due()
                        .map(due -> question.window()
                                .contains(question.tenant().calendar().dayOf(due)))
                        .orElse(false))
                .toList();
        Set<Long> people = new HashSet<>();
        tasks.forEach(task -> people.addAll(Question.members(task.events().stream())));
        return question.ratio(tasks.stream().filter(Task::onTime).count(), tasks.size(), people.size());
    }

    private static OracleValue lead(Question question) {
        List<Double> seconds = new ArrayList<>();
        Set<Long> people = new HashSet<>();
        for (Task task : Task.of(question)) {
            task.first(COMPLETED)
                    .filter(event -> event.created().isPresent()
                            && question.window().contains(event.day())
                            && event.within(question.department()))
                    .ifPresent(event -> {
                        seconds.add(leadSeconds(event));
                        people.add(event.member());
                    });
        }
        return question.number(Quantile.median(seconds.stream().mapToDouble(lead -> lead)), people.size());
    }

    private static double leadSeconds(OracleEvent completed) {
        Instant created = completed.created().orElseThrow();
        return Math.max(0, Duration.between(created, completed.time()).toMillis() / 1000);
    }
}
