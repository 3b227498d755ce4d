package io.atrium.server.settings;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.config.EvaluationTenant;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reading and changing the settings of an organization. */
public final class SettingsModule {
    private static final String PROVISIONING = "provisioning";

    private final SettingsStore store;
    private final Audit audit;
    private final SecretBox secrets;
    private final SmtpProbe probe = new SmtpProbe();
    private final Clock clock;
    private final Runnable changed;

    SettingsModule(SettingsStore store, Audit audit, SecretBox secrets, Clock clock, Runnable changed) {
        this.store = store;
        this.audit = audit;
        this.secrets = secrets;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * The feature, put together.
     *
     * @param changed told after each change, because the tenant's name, zone and locale are among the settings
     */
    public static SettingsModule of(
            ServerConfig config, Database database, Audit audit, Clock clock, Runnable changed) {
        SecretBox secrets = SecretBox.of(config.security().encryptionKeyFile(), new SecureRandom());
        return new SettingsModule(new SettingsStore(database, audit), audit, secrets, clock, changed);
    }

    /** Gives evaluation tenants their first calendar; what an administrator has saved since stays. */
    public void begin(List<EvaluationTenant> tenants) {
        for (EvaluationTenant tenant : tenants) {
            EvaluationTenant.Calendar calendar = tenant.workingCalendar();
            Settings before = store.read(tenant.id());
            if (calendar != null && before.version() == 0) {
                Settings after = before.with(calendar(calendar), before.version() + 1);
                AuditEntry entry =
                        AuditEntry.of(tenant.id(), Actor.system(PROVISIONING), AuditAction.SETTINGS__CHANGED);
                store.write(
                        tenant.id(),
                        new SettingsStore.Change(after, PROVISIONING, clock.instant(), changed(entry, before, after)));
            }
        }
    }

    private static WorkingCalendar calendar(EvaluationTenant.Calendar calendar) {
        return new WorkingCalendar(calendar.weekdays(), days(calendar.holidays()), days(calendar.swappedWorkingDays()));
    }

    private static List<NamedDay> days(List<EvaluationTenant.Day> days) {
        return days.stream().map(day -> new NamedDay(day.day(), day.name())).toList();
    }

    /** {@code /settings}. */
    public RouteGroup routes() {
        return new SettingsRoutes(this);
    }

    /** The days from one to another on which an organization does not work, with the holiday's name or an empty text. */
    public Map<LocalDate, String> daysOff(String tenantId, LocalDate from, LocalDate to) {
        return store.read(tenantId).workingCalendar().daysOff(from, to);
    }

    SettingsView read(String tenantId) {
        return SettingsView.of(store.read(tenantId));
    }

    SettingsView change(Caller caller, SettingsChange change) {
        SettingsCheck.check(change);
        Settings before = store.read(caller.tenant());
        Settings after = SettingsMerge.apply(before, change, smtp(caller.tenant(), change.smtp(), before.smtp()));
        AuditEntry entry = AuditEntry.by(caller, AuditAction.SETTINGS__CHANGED);
        store.write(
                caller.tenant(),
                new SettingsStore.Change(after, caller.subject(), clock.instant(), changed(entry, before, after)));
        changed.run();
        return SettingsView.of(after);
    }

    /** The digests are of what the API shows; a new password shows in the changed parts alone. */
    private static AuditEntry changed(AuditEntry entry, Settings before, Settings after) {
        return entry.on("settings", entry.tenantId())
                .changed(SettingsView.of(before), SettingsView.of(after))
                .detail("changed", SettingsMerge.difference(before, after))
                .detail("version", after.version());
    }

    /** Tries a mail server, with the stored password when none was typed. */
    SmtpProbe.Outcome test(Caller caller, SettingsChange.SmtpChange change) {
        SettingsCheck.check(change);
        Smtp stored = store.read(caller.tenant()).smtp();
        Smtp smtp = Objects.requireNonNull(smtp(caller.tenant(), change, stored));
        SealedSecret sealed = smtp.password();
        String password = sealed == null
                ? null
                : secrets.open(caller.tenant(), sealed)
                        .orElseThrow(() -> new SettingsFailure.PasswordUnreadable().exception());
        SmtpProbe.Outcome outcome = probe.test(smtp, password);
        audit.record(AuditEntry.by(caller, AuditAction.SETTINGS__MAIL_TESTED)
                .on("mail-server", smtp.host())
                .ended(outcome.ok() ? Outcome.SUCCESS : Outcome.FAILED)
                .detail("port", smtp.port()));
        return outcome;
    }

    /** The stored password goes only to the server that it was entered for: another host needs it typed again. */
    private @Nullable Smtp smtp(String tenantId, SettingsChange.@Nullable SmtpChange change, @Nullable Smtp stored) {
        if (change == null) {
            return null;
        }
        String host = Objects.requireNonNull(change.host());
        String user = change.user() == null ? "" : change.user().strip();
        SealedSecret password = null;
        if (change.password() != null) {
            password = change.password().isEmpty() ? null : secrets.seal(tenantId, change.password());
        } else if (stored != null && stored.host().equals(host) && stored.user().equals(user)) {
            password = stored.password();
        }
        return new Smtp(
                host,
                Objects.requireNonNull(change.port()),
                Objects.requireNonNull(change.security()),
                user,
                Objects.requireNonNull(change.from()),
                password);
    }
}
