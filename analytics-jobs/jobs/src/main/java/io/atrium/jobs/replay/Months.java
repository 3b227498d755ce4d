package io.atrium.jobs.replay;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole months, which are what a generation is of.
 *
 * @param first the first
 * @param last the last, not before the first
 */
record Months(YearMonth first, YearMonth last) {

    /** A century at most: a typing error is not to rebuild a millennium. */
    private static final int MOST = 1200;

    Months {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("--to " + last + " is before --from " + first);
        }
        if (first.plusMonths(MOST).isBefore(last)) {
            throw new IllegalArgumentException("--from " + first + " --to " + last + " are more than a hundred years");
        }
    }

    LocalDate firstDay() {
        return first.atDay(1);
    }

    LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    /** As the warehouse writes them, YYYYMM. */
    List<Integer> numbers() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> month.getYear() * 100 + month.getMonthValue())
                .toList();
    }
}
