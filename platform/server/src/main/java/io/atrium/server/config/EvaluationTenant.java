package io.atrium.server.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that is provisioned at start.
 *
 * @param id realm name and tenant id
 * @param timeZone an IANA zone such as {@code Asia/Shanghai}
 * @param locale {@code zh-CN} or {@code en}
 * @param secretsDirectory holds {@code tenant-<id>-gateway} and {@code tenant-<id>-<user>}
 * @param workingCalendar the calendar to begin with; null: Monday to Friday
 */
public record EvaluationTenant(
        String id,
        Names name,
        String timeZone,
        String locale,
        Path secretsDirectory,
        @Nullable Calendar workingCalendar) {
    private static final Pattern LOCALE = Pattern.compile("zh-CN|en");

    public EvaluationTenant {
        Require.matching("id", id, TenantId.PATTERN);
        Require.present("name", name);
        Require.zone("timeZone", timeZone);
        Require.matching("locale", locale, LOCALE);
        Require.present("secretsDirectory", secretsDirectory);
    }

    /** A name in both languages. */
    public record Names(String zh, String en) {
        public Names {
            Require.text("zh", zh);
            Require.text("en", en);
        }
    }

    /**
     * When the organization works.
     *
     * @param workingDays English names of weekdays, such as {@code MONDAY}
     */
    public record Calendar(List<String> workingDays, List<Day> holidays, List<Day> swappedWorkingDays) {
        public Calendar {
            workingDays = List.copyOf(Require.present("workingDays", workingDays));
            holidays = List.copyOf(Require.present("holidays", holidays));
            swappedWorkingDays = List.copyOf(Require.present("swappedWorkingDays", swappedWorkingDays));
            weekdays(workingDays);
        }

        /** The working days of a normal week. */
        public List<DayOfWeek> weekdays() {
            return weekdays(workingDays);
        }

        private static List<DayOfWeek> weekdays(List<String> names) {
            List<DayOfWeek> days = new ArrayList<>();
            for (String name : names) {
                try {
                    days.add(DayOfWeek.valueOf(name));
                } catch (IllegalArgumentException e) {
                    throw new InvalidValueException("workingDays", "has '" + name + "', not a weekday like MONDAY");
                }
            }
            return days;
        }
    }

    /**
     * A calendar day that is not like its weekday.
     *
     * @param date such as {@code 2026-10-01}
     */
    public record Day(String date, String name) {
        public Day {
            Require.text("date", date);
            Require.text("name", name);
            try {
                LocalDate.parse(date);
            } catch (DateTimeException e) {
                throw new InvalidValueException("date", "is '" + date + "', not a date like 2026-10-01");
            }
        }

        public LocalDate day() {
            return LocalDate.parse(date);
        }
    }
}
