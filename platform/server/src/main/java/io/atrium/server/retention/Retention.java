package io.atrium.server.retention;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.retention.DayCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Shows and changes how long a tenant keeps its facts. */
final class Retention {
    private static final int RUNS_SHOWN = 12;

    private final RetentionStore store;
    private final Tenants tenants;
    private final Function<String, DataSource> readers;
    private final ToIntFunction<String> auditDays;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param readers connections to the warehouse that see one tenant alone
     * @param auditDays how long a tenant's audit log is kept
     * @param grace how long a shorter retention can be taken back
     */
    Retention(
            RetentionStore store,
            Tenants tenants,
            Function<String, DataSource> readers,
            ToIntFunction<String> auditDays,
            Duration grace,
            Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.readers = readers;
        this.auditDays = auditDays;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * As the API shows it.
     *
     * @param days null: for ever
     * @param takesEffectAt while a shorter retention can be taken back
     * @param closedBefore days before it are closed; null: none
     * @param auditDays how long the audit log is kept, which the platform's configuration says
     */
    record View(
            @Nullable Integer days,
            int shortest,
            int longest,
            @Nullable Instant takesEffectAt,
            @Nullable LocalDate closedBefore,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            int auditDays,
            List<RunView> runs) {}

    /**
     * One removal.
     *
     * @param events raw facts; null while they are not counted
     * @param trouble why it waits
     */
    record RunView(
            LocalDate firstDay,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long events,
            @Nullable String trouble) {}

    /**
     * What a retention would do.
     *
     * @param firstDay the first day that is kept when it takes effect
     * @param events how many go; null when the warehouse does not answer
     */
    record Preview(
            int days,
            LocalDate firstDay,
            Instant takesEffectAt,
            @Nullable Long events) {}

    /**
     * The body of a change.
     *
     * @param confirm the first day that is kept, where days would go
     */
    record Change(@Nullable Integer days, @Nullable LocalDate confirm) {}

    View view(String tenantId) {
        Policy policy = store.policy(tenantId);
        Instant from = policy.from();
        return new View(
                policy.days(),
                Policy.SHORTEST,
                Policy.LONGEST,
                from != null && from.isAfter(clock.instant()) ? from : null,
                policy.closedBefore(),
                policy.changedAt(),
                policy.changedBy(),
                auditDays.applyAsInt(tenantId),
                store.runs(tenantId, RUNS_SHOWN).stream().map(Retention::view).toList());
    }

    private static RunView view(Run run) {
        Map<String, Long> removed = run.removed();
        Long events = removed == null
                ? (run.finishedAt() == null ? null : Long.valueOf(0))
                : Long.valueOf(DayCounts.facts(removed));
        return new RunView(run.firstDay(), run.startedAt(), run.finishedAt(), events, run.trouble());
    }

    Preview preview(String tenantId, int days) {
        Policy.checked(days);
        Instant from = clock.instant().plus(grace);
        LocalDate firstDay = firstDay(tenantId, days, from);
        return new Preview(
                days, firstDay, from, new DayCounts(readers.apply(tenantId)).eventsBefore(tenantId, firstDay));
    }

    View change(Caller caller, Change change) {
        Integer days = change.days() == null ? null : Integer.valueOf(Policy.checked(change.days()));
        Instant now = clock.instant();
        store.change(caller.tenant(), before -> decide(caller, before, days, change.confirm(), now));
        tenants.refresh();
        return view(caller.tenant());
    }

    private RetentionStore.Decision decide(
            Caller caller, Policy before, @Nullable Integer days, @Nullable LocalDate confirm, Instant now) {
        AuditEntry entry = AuditEntry.by(caller, AuditAction.RETENTION__CHANGED)
                .on("retention", caller.tenant())
                .detail("days", days == null ? "unlimited" : days)
                .detail("daysBefore", before.days() == null ? "unlimited" : before.days());
        Instant from = now;
        if (days != null && before.isShortenedBy(days)) {
            from = now.plus(grace);
            LocalDate firstDay = firstDay(caller.tenant(), days, from);
            if (!firstDay.equals(confirm)) {
                throw new RetentionFailure.NotConfirmed(firstDay).exception();
            }
            entry = entry.detail("firstDay", firstDay.toString());
        }
        return new RetentionStore.Decision(
                new Policy(days, days == null ? null : from, before.closedBefore(), now, caller.username()), entry);
    }

    private LocalDate firstDay(String tenantId, int days, Instant at) {
        ZoneId zone = tenants.active(tenantId).orElseThrow().zone();
        return LocalDate.ofInstant(at, zone).minusDays(days);
    }
}
