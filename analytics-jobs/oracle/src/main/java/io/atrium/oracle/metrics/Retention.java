package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import io.atrium.oracle.model.OracleValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Section 4: net.retention_w4 and its table. A week is named by its Monday.
 *
 * @param sent in which weeks each person sent a message
 */
public record Retention(Map<Long, Set<LocalDate>> sent) {

    private static final int LATER = 4;

    static void list(Map<String, Measure> measures) {
        measures.put("net.retention_w4", Measure.ofTenant(Retention::ofLastWholeWeek));
    }

    /** Of the cohort for which the fourth week after it is the last whole week of W. */
    private static OracleValue ofLastWholeWeek(Question question) {
        LocalDate lastSunday = question.window().to().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        List<Long> row = of(question.events()).row(week(lastSunday).minusWeeks(LATER), LATER);
        return question.ratio(row.get(LATER), row.get(0), row.get(LATER));
    }

    /** What the messages say. */
    public static Retention of(OracleEvents events) {
        return new Retention(events.all("im.message.sent")
                .filter(OracleEvent::person)
                .collect(Collectors.groupingBy(
                        OracleEvent::member, Collectors.mapping(event -> week(event.day()), Collectors.toSet()))));
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The people whose first message is of a week, by that week. */
    public NavigableMap<LocalDate, Set<Long>> cohorts() {
        return sent.keySet().stream()
                .collect(Collectors.groupingBy(
                        member -> sent.getOrDefault(member, Set.of()).stream()
                                .min(LocalDate::compareTo)
                                .orElseThrow(),
                        TreeMap::new,
                        Collectors.toSet()));
    }

    /** How many of a cohort sent 0, 1, … weeks later. */
    public List<Long> row(LocalDate cohort, int weeks) {
        Set<Long> people = cohorts().getOrDefault(cohort, Set.of());
        return IntStream.rangeClosed(0, weeks)
                .mapToObj(later -> people.stream()
                        .filter(member -> sent.getOrDefault(member, Set.of()).contains(cohort.plusWeeks(later)))
                        .count())
                .toList();
    }
}
