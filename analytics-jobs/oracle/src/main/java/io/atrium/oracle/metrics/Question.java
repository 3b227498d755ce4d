package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.Facts;
import io.atrium.oracle.facts.Stamp;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked, and the words of section 1 in which it is answered.
 *
 * @param window W
 * @param department with everything below it; 0 is the whole tenant
 * @param k the fewest people that are shown
 */
record Question(Tenant tenant, Window window, int department, int k) {

    /** What is known of the tenant. */
    record Tenant(OracleEvents events, Facts facts, OracleDirectory directory, OracleCalendar calendar) {}

    OracleEvents events() {
        return tenant.events();
    }

    Facts facts() {
        return tenant.facts();
    }

    /** E. */
    Set<Long> employed() {
        return tenant.directory().people(window, department);
    }

    /** H. */
    Set<Long> headcount() {
        return tenant.directory().people(window.last(), department);
    }

    /** A(W). */
    Set<Long> active() {
        return active(window);
    }

    /** A of other days. */
    Set<Long> active(Window days) {
        return members(events().intentional(days).filter(event -> event.within(department)));
    }

    /** A*: over the whole tenant. */
    Set<Long> activeAnywhere(Window days) {
        return members(events().intentional(days));
    }

    /** Acts of people of the department on a day of W. */
    Stream<OracleEvent> acts(String... types) {
        return events().on(window, types).filter(event -> event.person() && event.within(department));
    }

    /** Own acts of people of the department on a day of W. */
    Stream<OracleEvent> intentional() {
        return events().intentional(window).filter(event -> event.within(department));
    }

    /** users(x). */
    Set<Long> users(String... types) {
        return members(acts(types));
    }

    /** On which days of W somebody had own acts, in the whole tenant. */
    Map<Long, Set<LocalDate>> activeDays() {
        return events().intentional(window)
                .collect(Collectors.groupingBy(
                        OracleEvent::member, Collectors.mapping(OracleEvent::day, Collectors.toSet())));
    }

    /** Whether a fact is of W and of the department. */
    boolean holds(LocalDate day, Stamp stamp) {
        return window.contains(day) && stamp.within(department);
    }

    /** Distinct people. */
    static Set<Long> members(Stream<OracleEvent> events) {
        return events.map(OracleEvent::member).collect(Collectors.toSet());
    }

    /** Distinct people behind facts. */
    static <F> long people(Stream<F> facts, Function<F, Stamp> stamp) {
        return facts.map(stamp)
                .filter(Stamp::person)
                .map(Stamp::member)
                .distinct()
                .count();
    }

    /** So many people. */
    OracleValue count(Set<Long> people) {
        return count(people.size(), people.size());
    }

    OracleValue count(long number, long people) {
        return new OracleValue(
                OptionalDouble.of((double) number),
                OptionalDouble.empty(),
                OptionalDouble.of((double) number),
                people,
                employed().size());
    }

    /** People as a part of people. */
    OracleValue share(Set<Long> part, Set<Long> of) {
        return ratio(part.size(), of.size(), part.size());
    }

    /** A ratio of counts; nothing of nothing. */
    OracleValue ratio(long numerator, long denominator, long people) {
        return ratio((double) numerator, (double) denominator, 1, people);
    }

    /** A ratio; nothing of nothing. */
    OracleValue ratio(double numerator, double denominator, long people) {
        return ratio(numerator, denominator, 1, people);
    }

    /** A ratio times a factor. */
    OracleValue ratio(double numerator, double denominator, double factor, long people) {
        return new OracleValue(
                OptionalDouble.of(numerator),
                OptionalDouble.of(denominator),
                denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator * factor),
                people,
                employed().size());
    }

    /** A quantile or a difference. */
    OracleValue number(OptionalDouble value, long people) {
        return new OracleValue(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                value,
                people,
                employed().size());
    }
}
