package io.atrium.server.quotas;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Operator;
import io.atrium.server.tenants.Quotas;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.TenantLimits;
import io.atrium.server.tenants.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows quotas with what is used of them, and changes them for operators. */
final class QuotaDesk {
    private final Tenants tenants;
    private final QuotaStore store;
    private final QuotaGuard guard;
    private final Audit audit;
    private final Clock clock;

    QuotaDesk(Tenants tenants, QuotaStore store, QuotaGuard guard, Audit audit, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** The body as it comes; what is missing stays as it is. */
    record Change(
            @Nullable Integer members,
            @Nullable Integer eventsPerSecond,
            @Nullable Long storageBytes) {}

    QuotaUse use(String tenantId) {
        TenantLimits limits =
                tenants.limits(tenantId).orElseThrow(() -> new QuotaFailure.UnknownTenant(tenantId).exception());
        return use(tenantId, limits.quotas(), limits.usage());
    }

    private QuotaUse use(String tenantId, Quotas quotas, TenantLimits.@Nullable StorageUse storage) {
        ZoneId zone = tenants.active(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
        long members = store.members(tenantId, LocalDate.ofInstant(clock.instant(), zone));
        return QuotaUse.of(tenantId, quotas, members, guard.eventsPerSecond(tenantId), storage);
    }

    /** A quota below what is there is taken: the answer says so, and nothing grows any more. */
    QuotaUse change(String tenantId, Change change, Operator by) {
        TenantLimits limits =
                tenants.limits(tenantId).orElseThrow(() -> new QuotaFailure.UnknownTenant(tenantId).exception());
        Quotas wanted = checked(change, limits.quotas());
        Quotas before = store.change(
                tenantId,
                wanted,
                (old, quotas) -> said(
                        AuditEntry.of(tenantId, Actor.of(by), AuditAction.QUOTA__CHANGED)
                                .from(by.origin()),
                        old,
                        quotas));
        audit.record(said(AuditEntry.by(by, AuditAction.QUOTA__CHANGED, tenantId), before, wanted));
        tenants.refresh();
        return use(tenantId, wanted, limits.usage());
    }

    private static AuditEntry said(AuditEntry entry, Quotas before, Quotas after) {
        return entry.changed(before, after)
                .detail("members", after.members())
                .detail("membersBefore", before.members())
                .detail("eventsPerSecond", after.eventsPerSecond())
                .detail("eventsPerSecondBefore", before.eventsPerSecond())
                .detail("storageBytes", after.storageBytes())
                .detail("storageBytesBefore", before.storageBytes());
    }

    private static Quotas checked(Change change, Quotas known) {
        List<FieldError> errors = new ArrayList<>();
        long members = positive("members", change.members(), known.members(), errors);
        long events = positive("eventsPerSecond", change.eventsPerSecond(), known.eventsPerSecond(), errors);
        long storage = positive("storageBytes", change.storageBytes(), known.storageBytes(), errors);
        if (!errors.isEmpty()) {
            throw new RequestFailure.Invalid("The quotas cannot be changed like that.", errors).exception();
        }
        return new Quotas(Math.toIntExact(members), Math.toIntExact(events), storage);
    }

    private static long positive(String field, @Nullable Number value, long known, List<FieldError> errors) {
        if (value == null) {
            return known;
        }
        if (value.longValue() <= 0) {
            errors.add(FieldError.of(field, "bad-quota", "Send a number above 0."));
            return known;
        }
        return value.longValue();
    }
}
