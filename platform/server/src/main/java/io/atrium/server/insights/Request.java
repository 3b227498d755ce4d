package io.atrium.server.insights;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.RequestFailure;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.Scope;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the query string asks for.
 *
 * @param from first day, empty for 27 days before the last
 * @param to last day, empty for the last day with data
 * @param department a department's number, 0 for the whole organization
 */
record Request(Optional<LocalDate> from, Optional<LocalDate> to, long department) {

    private static final int DEFAULT_DAYS = 28;
    private static final int MOST_YEARS = 3;
    private static final long HIGHEST_NUMBER = 0xFFFF_FFFFL;

    /** Reads the parameters; what is wrong with them is answered by field. */
    static Request of(@Nullable String from, @Nullable String to, @Nullable String department) {
        return new Request(day("from", from), day("to", to), department(department));
    }

    /**
     * The days that are meant.
     *
     * @param lastDay the day to end with when the request names none
     */
    Period period(LocalDate lastDay) {
        LocalDate end = to.orElse(lastDay);
        LocalDate begin = from.orElseGet(() -> end.minusDays(DEFAULT_DAYS - 1L));
        if (begin.isAfter(end)) {
            throw invalid(
                    "from", "after-to", begin + " is after " + end + ". The first day must not be after the last.");
        }
        if (begin.isBefore(end.minusYears(MOST_YEARS))) {
            throw invalid("from", "too-long", "A period has at most " + MOST_YEARS + " years. Ask for several.");
        }
        return new Period(begin, end);
    }

    /** Whose figures are meant. */
    Scope scope(String tenantId) {
        return new Scope(tenantId, department);
    }

    private static Optional<LocalDate> day(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1971 || day.getYear() > 2148) {
                throw invalid(field, "out-of-range", "The year must be 1971 to 2148.");
            }
            return Optional.of(day);
        } catch (DateTimeParseException malformed) {
            throw invalid(field, "not-a-day", "'" + text + "' is not a day. Write it like 2024-01-31.");
        }
    }

    private static long department(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Scope.WHOLE_TENANT;
        }
        try {
            long no = Long.parseLong(text);
            if (no < 1 || no > HIGHEST_NUMBER) {
                throw invalid("department", "out-of-range", "A department's number is 1 or more.");
            }
            return no;
        } catch (NumberFormatException malformed) {
            throw invalid("department", "not-a-number", "'" + text + "' is not a department's number.");
        }
    }

    private static FailureException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}
