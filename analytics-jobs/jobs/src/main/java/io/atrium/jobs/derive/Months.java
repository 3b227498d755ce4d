package io.atrium.jobs.derive;

import java.time.LocalDate;

/** Months as ClickHouse's {@code toYYYYMM} says them. */
final class Months {
    private static final int YEAR = 100;

    private Months() {}

    static int of(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return day.getYear() * YEAR + day.getMonthValue();
    }
}
