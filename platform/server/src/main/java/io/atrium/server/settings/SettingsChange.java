package io.atrium.server.settings;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to change the settings, as it came and not yet checked: any part may be missing.
 *
 * @param version the version that the change was made on
 */
record SettingsChange(
        @Nullable Name organizationName,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable Calendar workingCalendar,
        @Nullable SmtpChange smtp,
        @Nullable Boolean firstRunCompleted,
        @Nullable Long version) {
    /** See {@link Settings.LocalizedName}. */
    record Name(@Nullable String zh, @Nullable String en) {}

    /** See {@link WorkingCalendar}. */
    record Calendar(
            @Nullable List<@Nullable DayOfWeek> workingDays,
            @Nullable List<@Nullable NamedDay> holidays,
            @Nullable List<@Nullable NamedDay> swappedWorkingDays) {}

    /**
     * See {@link Smtp}.
     *
     * @param password null keeps the stored one, empty removes it
     * @param passwordSet what the page was shown; ignored
     */
    record SmtpChange(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable SmtpSecurity security,
            @Nullable String user,
            @Nullable String from,
            @Nullable String password,
            @Nullable Boolean passwordSet) {
        @Override
        public String toString() {
            return "SmtpChange[" + host + ":" + port + "]";
        }
    }
}
