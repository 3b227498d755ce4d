package io.atrium.warehouse.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Calendar days of a tenant, both ends included.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A period cannot begin at " + from + " and end before, at " + to);
        }
    }

    /** The days before, as many as these. */
    public Period previous() {
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    /** Number of days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
