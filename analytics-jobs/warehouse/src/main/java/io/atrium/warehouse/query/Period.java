package io.atrium.warehouse.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Calendar days of a tenant, both ends included.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    private static final int DAYS_A_WEEK = 7;

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A period cannot begin at " + from + " and end before, at " + to);
        }
    }

    /**
     * As many days before these, moved back by whole weeks: each day stands beside the same weekday, and both periods have as many
     * weekends. Between the two may lie up to six days.
     */
    public Period previous() {
        long weeks = (days() + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
        return new Period(from.minusWeeks(weeks), to.minusWeeks(weeks));
    }

    /** Those of these days that are before a day. */
    public Optional<Period> before(LocalDate day) {
        if (!from.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(to.isBefore(day) ? this : new Period(from, day.minusDays(1)));
    }

    /** Whether a day is one of these. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Number of days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
