package io.atrium.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes new settings of old ones and a change that has been checked. Pure. */
final class SettingsMerge {
    private SettingsMerge() {}

    static Settings apply(Settings before, SettingsChange change, @Nullable Smtp smtp) {
        SettingsChange.Name name = Objects.requireNonNull(change.organizationName());
        long version = Objects.requireNonNull(change.version());
        return new Settings(
                new Settings.LocalizedName(
                        Objects.requireNonNull(name.zh()).strip(),
                        Objects.requireNonNull(name.en()).strip()),
                Objects.requireNonNull(change.timeZone()),
                Objects.requireNonNull(change.locale()),
                calendar(Objects.requireNonNull(change.workingCalendar())),
                smtp,
                // Once done, done: the welcome does not come back.
                before.firstRunCompleted() || Boolean.TRUE.equals(change.firstRunCompleted()),
                version + 1);
    }

    /** The names of the parts that differ, for the audit log; never their values. */
    static List<String> difference(Settings before, Settings after) {
        List<String> parts = new ArrayList<>();
        note(parts, "organizationName", before.organizationName(), after.organizationName());
        note(parts, "timeZone", before.timeZone(), after.timeZone());
        note(parts, "locale", before.locale(), after.locale());
        note(parts, "workingCalendar", before.workingCalendar(), after.workingCalendar());
        note(parts, "smtp", String.valueOf(before.smtp()), String.valueOf(after.smtp()));
        note(parts, "firstRunCompleted", before.firstRunCompleted(), after.firstRunCompleted());
        return List.copyOf(parts);
    }

    private static void note(List<String> parts, String name, Object before, Object after) {
        if (!before.equals(after)) {
            parts.add(name);
        }
    }

    private static WorkingCalendar calendar(SettingsChange.Calendar calendar) {
        return new WorkingCalendar(
                present(calendar.workingDays()), present(calendar.holidays()), present(calendar.swappedWorkingDays()));
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> values) {
        return values == null
                ? List.of()
                : values.stream().map(Objects::<T>requireNonNull).toList();
    }
}
