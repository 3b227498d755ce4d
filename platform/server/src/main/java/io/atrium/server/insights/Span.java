package io.atrium.server.insights;

import io.atrium.warehouse.query.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a period speak of, so that like is compared with like: an unfinished day beside full ones would always look like a
 * fall, and a week with two weekends beside one with three like growth.
 *
 * @param days the days of the period that are over; today alone when none is
 * @param before as many days before, each the same weekday; null when there is only today
 * @param partialDay the day of the period that is not over
 */
record Span(Period days, @Nullable Period before, @Nullable LocalDate partialDay) {

    /**
     * The span of a period.
     *
     * @param today the tenant's calendar day
     */
    static Span of(Period period, LocalDate today) {
        if (!period.contains(today)) {
            return new Span(period, period.previous(), null);
        }
        Optional<Period> over = period.before(today);
        return over.isEmpty()
                ? new Span(new Period(today, today), null, today)
                : new Span(over.orElseThrow(), over.orElseThrow().previous(), today);
    }

    /** The days, and those before if there are any. */
    List<Period> periods() {
        return before == null ? List.of(days) : List.of(days, before);
    }

    /** The days as the API says them. */
    Answers.Days daysAnswer(Map<LocalDate, String> daysOff) {
        return answer(days, daysOff);
    }

    /** The days before as the API says them. */
    Answers.@Nullable Days beforeAnswer(Map<LocalDate, String> daysOff) {
        return before == null ? null : answer(before, daysOff);
    }

    private static Answers.Days answer(Period period, Map<LocalDate, String> daysOff) {
        long off = daysOff.keySet().stream().filter(period::contains).count();
        return new Answers.Days(period.from(), period.to(), period.days() - off);
    }
}
