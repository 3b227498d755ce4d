package io.atrium.oracle.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * W: calendar days of the tenant, both included.
 *
 * @param first first day
 * @param to last day
 */
public record Window(LocalDate first, LocalDate to) {

    /** A day before every event. */
    public static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    public Window {
        if (first.isAfter(to)) {
            throw new IllegalArgumentException("A window cannot begin at " + first + " and end at " + to);
        }
    }

    /** So many days that end with {@code to}. */
    public static Window of(int days, LocalDate to) {
        return new Window(to.minusDays(days - 1L), to);
    }

    /** All days up to one. */
    public static Window upTo(LocalDate to) {
        return new Window(EVER, to);
    }

    /** One day. */
    public static Window day(LocalDate day) {
        return new Window(day, day);
    }

    /** The last day alone. */
    public Window last() {
        return day(to);
    }

    /** So many days before this. */
    public Window before(int days) {
        return of(days, first.minusDays(1));
    }

    /** All days before this. */
    public Window everBefore() {
        return upTo(first.minusDays(1));
    }

    /** Number of days. */
    public int length() {
        return (int) ChronoUnit.DAYS.between(first, to) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(to);
    }

    public Stream<LocalDate> days() {
        return first.datesUntil(to.plusDays(1));
    }
}
