package io.atrium.server.settings;

import io.atrium.server.failure.FieldError;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a change completely, so that somebody who fills in the form sees all complaints at once. */
final class SettingsCheck {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DAY_NAME = 80;
    private static final int MOST_DAYS = 1_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LOCALES = Set.of("zh-CN", "en");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;]{1,64}@[^\\s<>@,;]{1,190}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final List<FieldError> errors = new ArrayList<>();

    /** Nothing but complaints, all of them, or silence. */
    static void check(SettingsChange change) {
        SettingsCheck check = new SettingsCheck();
        check.organization(change);
        check.calendar(change.workingCalendar());
        if (change.smtp() != null) {
            check.smtp(change.smtp());
        }
        if (change.version() == null || change.version() < 0) {
            check.refuse("version", "missing", "Send the version that you have loaded.");
        }
        check.done();
    }

    /** As {@link #check}, of a mail server alone. */
    static void check(SettingsChange.SmtpChange smtp) {
        SettingsCheck check = new SettingsCheck();
        check.smtp(smtp);
        check.done();
    }

    private void organization(SettingsChange change) {
        SettingsChange.Name name = change.organizationName();
        text("organizationName.zh", name == null ? null : name.zh());
        text("organizationName.en", name == null ? null : name.en());
        if (change.timeZone() == null || !ZoneId.getAvailableZoneIds().contains(change.timeZone())) {
            refuse("timeZone", "unknown-time-zone", "Choose a time zone such as Asia/Shanghai.");
        }
        if (change.locale() == null || !LOCALES.contains(change.locale())) {
            refuse("locale", "unknown-locale", "Choose zh-CN or en.");
        }
        if (change.firstRunCompleted() == null) {
            refuse("firstRunCompleted", "missing", "Say true or false.");
        }
    }

    private void calendar(SettingsChange.@Nullable Calendar calendar) {
        if (calendar == null) {
            refuse("workingCalendar", "missing", "Send the working calendar.");
            return;
        }
        List<@Nullable DayOfWeek> workingDays = calendar.workingDays();
        if (workingDays == null || workingDays.isEmpty() || workingDays.contains(null)) {
            refuse("workingCalendar.workingDays", "missing", "Choose at least one working day.");
        }
        Set<LocalDate> seen = new TreeSet<>();
        days("workingCalendar.holidays", calendar.holidays(), seen);
        days("workingCalendar.swappedWorkingDays", calendar.swappedWorkingDays(), seen);
    }

    private void days(String field, @Nullable List<@Nullable NamedDay> days, Set<LocalDate> seen) {
        if (days == null || days.size() > MOST_DAYS) {
            refuse(field, "bad-list", "Send a list of at most " + MOST_DAYS + " days; it may be empty.");
            return;
        }
        for (int index = 0; index < days.size(); index++) {
            day(field + "." + index, days.get(index), seen);
        }
    }

    @SuppressWarnings("ConstantValue") // JSON leaves out what NullAway believes to be there
    private void day(String field, @Nullable NamedDay day, Set<LocalDate> seen) {
        if (day == null || Objects.isNull(day.date())) {
            refuse(field + ".date", "missing", "Send the date as YYYY-MM-DD.");
            return;
        }
        if (day.date().isBefore(FIRST_DAY) || day.date().isAfter(LAST_DAY)) {
            refuse(field + ".date", "out-of-range", "Choose a date between " + FIRST_DAY + " and " + LAST_DAY + ".");
        }
        if (!seen.add(day.date())) {
            refuse(field + ".date", "duplicate", day.date() + " is listed twice, as a holiday or as a swapped day.");
        }
        if (Objects.isNull(day.name()) || day.name().isBlank() || day.name().length() > LONGEST_DAY_NAME) {
            refuse(field + ".name", "bad-name", "Name the day, in 1 to " + LONGEST_DAY_NAME + " characters.");
        }
    }

    private void smtp(SettingsChange.SmtpChange smtp) {
        if (smtp.host() == null || !HOST.matcher(smtp.host()).matches()) {
            refuse("smtp.host", "bad-host", "Name the mail server, such as mail.example.org.");
        }
        if (smtp.port() == null || smtp.port() < 1 || smtp.port() > HIGHEST_PORT) {
            refuse("smtp.port", "bad-port", "Choose a port from 1 to 65535, usually 587, 465 or 25.");
        }
        if (smtp.security() == null) {
            refuse("smtp.security", "missing", "Choose one of none, starttls, tls.");
        }
        if (smtp.from() == null || !ADDRESS.matcher(smtp.from()).matches()) {
            refuse("smtp.from", "bad-address", "Give the sender's e-mail address.");
        }
        boolean named = smtp.user() != null && !smtp.user().isBlank();
        if (!named && smtp.password() != null && !smtp.password().isEmpty()) {
            refuse("smtp.user", "missing", "A password needs a user name.");
        }
    }

    private void text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.strip().length() > LONGEST_NAME) {
            refuse(field, "bad-name", "Give a name of 1 to " + LONGEST_NAME + " characters.");
        }
    }

    private void refuse(String field, String code, String message) {
        errors.add(FieldError.of(field, code, message));
    }

    private void done() {
        if (!errors.isEmpty()) {
            throw new SettingsFailure.Invalid(errors).exception();
        }
    }
}
