package io.atrium.server.settings;

import org.jspecify.annotations.Nullable;

/** What the API shows: everything but the password. */
record SettingsView(
        Settings.LocalizedName organizationName,
        String timeZone,
        String locale,
        WorkingCalendar workingCalendar,
        @Nullable SmtpView smtp,
        boolean firstRunCompleted,
        long version) {
    /** See {@link Smtp}. */
    record SmtpView(String host, int port, SmtpSecurity security, String user, String from, boolean passwordSet) {}

    static SettingsView of(Settings settings) {
        Smtp smtp = settings.smtp();
        return new SettingsView(
                settings.organizationName(),
                settings.timeZone(),
                settings.locale(),
                settings.workingCalendar(),
                smtp == null
                        ? null
                        : new SmtpView(
                                smtp.host(),
                                smtp.port(),
                                smtp.security(),
                                smtp.user(),
                                smtp.from(),
                                smtp.password() != null),
                settings.firstRunCompleted(),
                settings.version());
    }
}
