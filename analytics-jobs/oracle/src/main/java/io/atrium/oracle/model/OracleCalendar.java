package io.atrium.oracle.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The tenant's time.
 *
 * @param zone whose days are its days
 * @param working whether people are expected at work on a day
 */
public record OracleCalendar(ZoneId zone, Predicate<LocalDate> working) {

    /** The zone day of an instant. */
    public LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }
}
