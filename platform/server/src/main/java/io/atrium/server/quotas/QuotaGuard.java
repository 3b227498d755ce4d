package io.atrium.server.quotas;

import io.atrium.server.directory.MemberQuota;
import io.atrium.server.events.EventLimits;
import io.atrium.server.tenants.Quotas;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.TenantLimits;
import io.atrium.server.tenants.TenantLimits.StorageUse;
import io.atrium.server.tenants.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Refuses what is too much. It knows of a changed quota within half a second. For any number of threads. */
public final class QuotaGuard implements EventLimits, MemberQuota {
    private final Tenants tenants;
    private final QuotaMeters meters;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    QuotaGuard(Tenants tenants, QuotaMeters meters, Clock clock, LongSupplier nanos) {
        this.tenants = tenants;
        this.meters = meters;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public boolean isFull(String tenant) {
        TenantLimits limits = limits(tenant);
        StorageUse use = limits.usage();
        return use != null && use.bytes() >= limits.quotas().storageBytes();
    }

    /**
     * Refuses what would add data to a tenant that stores as much as it may.
     *
     * @throws io.atrium.server.failure.FailureException {@code quota-storage}
     */
    public void requireRoom(String tenant) {
        if (isFull(tenant)) {
            TenantLimits limits = limits(tenant);
            StorageUse use = limits.usage();
            if (use != null) {
                meters.refused(tenant, "storage");
                throw new QuotaFailure.Storage(limits.quotas().storageBytes(), use.bytes(), use.measuredAt())
                        .exception();
            }
        }
    }

    @Override
    public void admit(String tenant) {
        requireRoom(tenant);
        int quota = quotas(tenant).eventsPerSecond();
        refuse(tenant, quota, allowance(tenant, quota).pause(quota));
    }

    @Override
    public void take(String tenant, int events) {
        int quota = quotas(tenant).eventsPerSecond();
        refuse(tenant, quota, allowance(tenant, quota).take(quota, events));
    }

    private void refuse(String tenant, int quota, Optional<Duration> pause) {
        if (pause.isPresent()) {
            meters.refused(tenant, "events");
            throw new QuotaFailure.Events(quota, pause.orElseThrow()).exception();
        }
    }

    @Override
    public void giveBack(String tenant, int events) {
        Allowance allowance = allowances.get(tenant);
        if (allowance != null) {
            allowance.giveBack(events);
        }
    }

    @Override
    public LocalDate openFrom(String tenant) {
        LocalDate closedBefore = limits(tenant).retention().closedBefore();
        return closedBefore == null ? LocalDate.MIN : closedBefore;
    }

    @Override
    public int most(String tenant) {
        return quotas(tenant).members();
    }

    @Override
    public LocalDate today(String tenant) {
        return LocalDate.ofInstant(
                clock.instant(), tenants.active(tenant).map(Tenant::zone).orElseThrow());
    }

    /** Events a second that this server has taken from a tenant, over the last minute. */
    double eventsPerSecond(String tenant) {
        Allowance allowance = allowances.get(tenant);
        return allowance == null ? 0 : allowance.lastMinute();
    }

    private Allowance allowance(String tenant, int quota) {
        return allowances.computeIfAbsent(tenant, absent -> new Allowance(quota, nanos));
    }

    private Quotas quotas(String tenant) {
        return limits(tenant).quotas();
    }

    private TenantLimits limits(String tenant) {
        return tenants.limits(tenant)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " is not there"));
    }
}
