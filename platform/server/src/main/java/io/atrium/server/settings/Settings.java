package io.atrium.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * The settings of an organization.
 *
 * @param timeZone an IANA zone
 * @param smtp null until a mail server is named
 * @param version 0 before the first change, then one more each
 */
record Settings(
        LocalizedName organizationName,
        String timeZone,
        String locale,
        WorkingCalendar workingCalendar,
        @Nullable Smtp smtp,
        boolean firstRunCompleted,
        long version) {
    /** The same settings with another calendar. */
    Settings with(WorkingCalendar calendar, long nextVersion) {
        return new Settings(organizationName, timeZone, locale, calendar, smtp, firstRunCompleted, nextVersion);
    }

    /** A name in both languages. */
    record LocalizedName(String zh, String en) {}
}
