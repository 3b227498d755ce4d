package io.atrium.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The times that the facts can hold: ClickHouse's {@code Date} is from 1970 to 2149. Times keep a day's distance from
 * both ends, so that the calendar day of a time fits in whatever zone.
 */
public final class TimeRange {
    /** The first day that an event may fall on. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    /** The last day that an event may fall on. */
    public static final LocalDate LAST_DAY = LocalDate.of(2149, 6, 6);

    /** The first time. */
    public static final Instant FIRST_TIME =
            FIRST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    /** The end of time; itself not included. */
    public static final Instant END = LAST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);

    /** The times in words, for messages. */
    public static final String TEXT = FIRST_DAY.plusDays(1) + " to " + LAST_DAY.minusDays(1) + " (UTC)";

    private static final long FIRST_SECOND = FIRST_TIME.getEpochSecond();
    private static final long END_SECOND = END.getEpochSecond();
    private static final long LAST_EPOCH_DAY = LAST_DAY.toEpochDay();

    private TimeRange() {}

    /** Whether the facts can hold this time. */
    public static boolean holds(Instant time) {
        long second = time.getEpochSecond();
        return second >= FIRST_SECOND && second < END_SECOND;
    }

    /** Whether the facts can hold this day. */
    public static boolean holds(LocalDate day) {
        long epochDay = day.toEpochDay();
        return epochDay >= 0 && epochDay <= LAST_EPOCH_DAY;
    }
}
