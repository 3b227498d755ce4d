package io.atrium.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The times that the facts can hold: ClickHouse's {@code Date} ends in the year 2149. */
public final class TimeRange {
    /** The first day. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    /** The last day. */
    public static final LocalDate LAST_DAY = LocalDate.of(2149, 6, 6);

    /** The range in words, for messages. */
    public static final String TEXT = FIRST_DAY + " to " + LAST_DAY;

    private static final long LAST_SECOND = LAST_DAY.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) - 1;

    private TimeRange() {}

    /** Whether the facts can hold this time. */
    public static boolean holds(Instant time) {
        long seconds = time.getEpochSecond();
        return seconds >= 0 && seconds <= LAST_SECOND;
    }

    /** Whether the facts can hold this day. */
    public static boolean holds(LocalDate day) {
        long days = day.toEpochDay();
        return days >= 0 && days <= LAST_DAY.toEpochDay();
    }
}
