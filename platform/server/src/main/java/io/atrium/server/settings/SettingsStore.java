package io.atrium.server.settings;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows of {@code organization_settings} and {@code calendar_exception}, and the settings' part of {@code tenant}. */
final class SettingsStore {
    private final Database database;
    private final Audit audit;

    SettingsStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Who changes what, when, and what the audit log is to say of it. */
    record Change(Settings settings, String by, Instant at, AuditEntry entry) {}

    Settings read(String tenantId) {
        return database.inTenant(tenantId, SettingsStore::read);
    }

    /** Writes the settings if the stored version is still the one before; otherwise says which one it found. */
    void write(String tenantId, Change change) {
        database.useTenant(tenantId, handle -> {
            long expected = change.settings().version() - 1;
            // The lock on the tenant's row makes two first changes wait for each other too.
            handle.execute("select 1 from tenant for update");
            long current = read(handle).version();
            if (current != expected) {
                throw new SettingsFailure.Outdated(expected, current).exception();
            }
            writeTenant(handle, change.settings());
            writeSettings(handle, tenantId, change);
            writeCalendar(handle, tenantId, change.settings().workingCalendar());
            audit.record(handle, change.entry());
        });
    }

    private static Settings read(Handle handle) {
        return handle.createQuery("""
                        select name_zh, name_en, time_zone, locale, version, first_run_completed, working_days,
                               smtp_host, smtp_port, smtp_security, smtp_user, smtp_from, smtp_password
                        from tenant left join organization_settings using (tenant_id)""")
                .map((row, context) -> settings(row, handle))
                .one();
    }

    private static Settings settings(ResultSet row, Handle handle) throws SQLException {
        boolean stored = row.getLong("version") > 0;
        return new Settings(
                new Settings.LocalizedName(row.getString("name_zh"), row.getString("name_en")),
                row.getString("time_zone"),
                row.getString("locale"),
                stored ? calendar(row, handle) : WorkingCalendar.initial(),
                smtp(row),
                row.getBoolean("first_run_completed"),
                row.getLong("version"));
    }

    private static @Nullable Smtp smtp(ResultSet row) throws SQLException {
        if (row.getString("smtp_host") == null) {
            return null;
        }
        return new Smtp(
                row.getString("smtp_host"),
                row.getInt("smtp_port"),
                SmtpSecurity.ofStored(row.getString("smtp_security")),
                row.getString("smtp_user"),
                row.getString("smtp_from"),
                secret(row.getBytes("smtp_password")));
    }

    private static @Nullable SealedSecret secret(byte @Nullable [] stored) {
        return stored == null ? null : new SealedSecret(stored);
    }

    private static WorkingCalendar calendar(ResultSet row, Handle handle) throws SQLException {
        List<DayOfWeek> days = Arrays.stream(
                        (String[]) row.getArray("working_days").getArray())
                .map(DayOfWeek::valueOf)
                .toList();
        return new WorkingCalendar(days, exceptions(handle, false), exceptions(handle, true));
    }

    private static List<NamedDay> exceptions(Handle handle, boolean working) {
        return handle.createQuery("select day, name from calendar_exception where working = :working order by day")
                .bind("working", working)
                .map((row, context) -> new NamedDay(row.getObject("day", LocalDate.class), row.getString("name")))
                .list();
    }

    private static void writeTenant(Handle handle, Settings settings) {
        handle.createUpdate("update tenant set name_zh = :zh, name_en = :en, time_zone = :zone, locale = :locale")
                .bind("zh", settings.organizationName().zh())
                .bind("en", settings.organizationName().en())
                .bind("zone", settings.timeZone())
                .bind("locale", settings.locale())
                .execute();
    }

    private static void writeSettings(Handle handle, String tenantId, Change change) {
        Settings settings = change.settings();
        Smtp smtp = settings.smtp();
        SealedSecret password = smtp == null ? null : smtp.password();
        handle.createUpdate("""
                        insert into organization_settings (tenant_id, version, first_run_completed, working_days,
                            smtp_host, smtp_port, smtp_security, smtp_user, smtp_from, smtp_password, changed_at, changed_by)
                        values (:tenant, :version, :completed, string_to_array(:days, ','),
                            :host, :port, :security, :user, :from, :password, :at, :by)
                        on conflict (tenant_id) do update set
                            version = excluded.version, first_run_completed = excluded.first_run_completed,
                            working_days = excluded.working_days, smtp_host = excluded.smtp_host,
                            smtp_port = excluded.smtp_port, smtp_security = excluded.smtp_security,
                            smtp_user = excluded.smtp_user, smtp_from = excluded.smtp_from,
                            smtp_password = excluded.smtp_password, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by""")
                .bind("tenant", tenantId)
                .bind("version", settings.version())
                .bind("completed", settings.firstRunCompleted())
                .bind(
                        "days",
                        String.join(
                                ",",
                                settings.workingCalendar().workingDays().stream()
                                        .map(DayOfWeek::name)
                                        .toList()))
                .bind("host", smtp == null ? null : smtp.host())
                .bind("port", smtp == null ? null : Integer.valueOf(smtp.port()))
                .bind("security", smtp == null ? null : smtp.security().stored())
                .bind("user", smtp == null ? null : smtp.user())
                .bind("from", smtp == null ? null : smtp.from())
                .bind("password", password == null ? null : password.bytes())
                .bind("at", change.at())
                .bind("by", change.by())
                .execute();
    }

    private static void writeCalendar(Handle handle, String tenantId, WorkingCalendar calendar) {
        handle.execute("delete from calendar_exception");
        PreparedBatch batch = handle.prepareBatch(
                "insert into calendar_exception (tenant_id, day, name, working) values (:tenant, :day, :name, :working)");
        calendar.holidays().forEach(day -> add(batch, tenantId, day, false));
        calendar.swappedWorkingDays().forEach(day -> add(batch, tenantId, day, true));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void add(PreparedBatch batch, String tenantId, NamedDay day, boolean working) {
        batch.bind("tenant", tenantId)
                .bind("day", day.date())
                .bind("name", day.name().strip())
                .bind("working", working)
                .add();
    }
}
