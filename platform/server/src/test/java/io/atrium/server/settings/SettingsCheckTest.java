package io.atrium.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FieldError;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsCheckTest {
    private static final NamedDay NATIONAL_DAY = new NamedDay(LocalDate.of(2026, 10, 1), "国庆节");
    private static final NamedDay WORKED_SATURDAY = new NamedDay(LocalDate.of(2026, 10, 10), "国庆节调休");

    @Test
    void allComplaintsComeAtOnce() {
        SettingsChange change = new SettingsChange(
                new SettingsChange.Name("示例", " "),
                "Mars/Olympus",
                "fr",
                new SettingsChange.Calendar(List.of(), List.of(NATIONAL_DAY), List.of(NATIONAL_DAY)),
                new SettingsChange.SmtpChange("-bad-", 70_000, null, "", "nobody", "secret", null),
                true,
                null);

        assertThatThrownBy(() -> SettingsCheck.check(change))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure().errors())
                                .extracting(FieldError::field)
                                .containsExactlyInAnyOrder(
                                        "organizationName.en",
                                        "timeZone",
                                        "locale",
                                        "workingCalendar.workingDays",
                                        "workingCalendar.swappedWorkingDays.0.date",
                                        "smtp.host",
                                        "smtp.port",
                                        "smtp.security",
                                        "smtp.from",
                                        "smtp.user",
                                        "version"));
    }

    @Test
    void swappedDaysAreWorkedAndHolidaysAreNot() {
        WorkingCalendar calendar = new WorkingCalendar(
                List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                List.of(NATIONAL_DAY),
                List.of(WORKED_SATURDAY));

        assertThat(calendar.workingDays()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(calendar.isWorkingDay(NATIONAL_DAY.date())).isFalse();
        assertThat(calendar.isWorkingDay(WORKED_SATURDAY.date())).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 8))).isTrue();
        assertThat(calendar.daysOff(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 2)))
                .containsExactly(
                        Map.entry(LocalDate.of(2026, 9, 30), ""), Map.entry(NATIONAL_DAY.date(), NATIONAL_DAY.name()));
    }
}
