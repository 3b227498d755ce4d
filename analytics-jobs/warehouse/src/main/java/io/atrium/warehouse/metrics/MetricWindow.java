package io.atrium.warehouse.metrics;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that a metric looks at. */
public sealed interface MetricWindow {

    /** First day of the window of a period that begins at {@code from} and ends with {@code to}. */
    LocalDate firstDay(LocalDate from, LocalDate to);

    /** As it stands in the catalogue: {@code period} or a number of days such as {@code 28d}. */
    String text();

    /** Reads {@code period} or a number of days such as {@code 28d}. */
    static MetricWindow parse(String text) {
        if ("period".equals(text)) {
            return new WholePeriod();
        }
        Matcher days = Rolling.TEXT.matcher(text);
        if (!days.matches()) {
            throw new IllegalArgumentException(
                    "window must be period or a number of days such as 28d, but is: " + text);
        }
        return new Rolling(Integer.parseInt(days.group(1)));
    }

    /** All days that were asked for. */
    record WholePeriod() implements MetricWindow {

        @Override
        public LocalDate firstDay(LocalDate from, LocalDate to) {
            return from;
        }

        @Override
        public String text() {
            return "period";
        }
    }

    /** The last days up to the end of the period, whatever its beginning. */
    record Rolling(int days) implements MetricWindow {

        private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,2})d");

        @Override
        public LocalDate firstDay(LocalDate from, LocalDate to) {
            return to.minusDays(days - 1L);
        }

        @Override
        public String text() {
            return days + "d";
        }
    }
}
