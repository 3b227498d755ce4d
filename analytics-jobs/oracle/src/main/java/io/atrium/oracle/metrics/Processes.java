package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.ProcessCase;
import io.atrium.oracle.model.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Section 4: proc.*, over some cases of a process.
 *
 * @param cases of one process
 */
public record Processes(List<ProcessCase> cases) {

    public Processes {
        cases = List.copyOf(cases);
    }

    /** proc.cases. */
    public int count() {
        return cases.size();
    }

    /** proc.variants, with the number of cases of each, the most frequent first. */
    public List<Map.Entry<List<String>, Long>> variants() {
        return cases.stream()
                .collect(Collectors.groupingBy(ProcessCase::activities, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    /** proc.cycle_p50 and proc.cycle_p90: seconds from the first event to the last, with their milliseconds. */
    public OptionalDouble cycle(double quantile) {
        return Quantile.of(
                quantile,
                cases.stream()
                        .mapToDouble(each ->
                                Duration.between(each.first(), each.last()).toMillis() / 1000.0));
    }

    /** proc.wip: cases that had begun before an instant and ended at it or after it. */
    public long open(Instant instant) {
        return number(each -> each.first().isBefore(instant) && !each.last().isBefore(instant));
    }

    /** Completed cases with a due time. */
    public long due() {
        return number(Processes::isDue);
    }

    /** Those of them that were completed after it. */
    public long overdue() {
        return number(each ->
                isDue(each) && each.completed().orElseThrow().isAfter(each.due().orElseThrow()));
    }

    private static boolean isDue(ProcessCase each) {
        return each.completed().isPresent() && each.due().isPresent();
    }

    /** Cases that went a way. */
    public long number(Predicate<ProcessCase> which) {
        return cases.stream().filter(which).count();
    }

    /** How many times an activity occurs in a case. */
    public static long times(ProcessCase of, Predicate<String> activity) {
        return of.activities().stream().filter(activity).count();
    }

    /** Cases by what they have in common. */
    public <K> Map<K, Long> by(Function<ProcessCase, K> key) {
        return cases.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
