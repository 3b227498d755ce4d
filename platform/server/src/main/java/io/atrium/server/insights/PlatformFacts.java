package io.atrium.server.insights;

import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.query.TenantSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** What the platform knows of tenants: their zone, their calendar, the names of their departments. */
record PlatformFacts(Tenants tenants, InsightsModule.DaysOff daysOff, DepartmentNameStore departments, Clock clock)
        implements MetricInsights.TenantFacts {

    @Override
    public LocalDate today(String tenantId) {
        return today(tenants, tenantId, clock);
    }

    @Override
    public TenantSettings settings(String tenantId, int k) {
        return new TenantSettings(
                zone(tenants, tenantId),
                (from, to) -> {
                    Map<LocalDate, String> off = daysOff.between(tenantId, from, to);
                    return from.datesUntil(to.plusDays(1))
                            .filter(day -> !off.containsKey(day))
                            .toList();
                },
                k);
    }

    @Override
    public Map<Long, Name> names(String tenantId) {
        return departments.names(tenantId);
    }

    /** The tenant's calendar day. */
    static LocalDate today(Tenants tenants, String tenantId, Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone(tenants, tenantId));
    }

    /** By its name as a region: ClickHouse does not know UTC as Z. */
    private static ZoneId zone(Tenants tenants, String tenantId) {
        return tenants.active(tenantId).map(Tenant::zone).orElse(ZoneId.of("UTC"));
    }
}
