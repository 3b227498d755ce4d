package io.atrium.server.quotas;

import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.TenantLimits;
import io.atrium.server.tenants.TenantLimits.StorageUse;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.sizes.TenantSizes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what tenants store, on one server at a time, and shows quotas to monitoring on each. */
final class UsageMeter {
    private static final Logger log = LoggerFactory.getLogger(UsageMeter.class);

    /** How old a measure gets before it is taken anew. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Database database;
    private final Tenants tenants;
    private final QuotaStore store;
    private final TenantSizes warehouse;
    private final QuotaDesk desk;
    private final QuotaMeters meters;
    private final Clock clock;

    UsageMeter(
            Database database,
            Tenants tenants,
            QuotaStore store,
            TenantSizes warehouse,
            QuotaDesk desk,
            QuotaMeters meters,
            Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.store = store;
        this.warehouse = warehouse;
        this.desk = desk;
        this.meters = meters;
        this.clock = clock;
    }

    /** One round. */
    void round() {
        List<Tenant> due = tenants.kept().stream().filter(this::isDue).toList();
        if (!due.isEmpty()) {
            database.exclusively("quota-usage", () -> measure(due));
        }
        Instant now = clock.instant();
        meters.show(tenants.active().stream().map(tenant -> seen(tenant, now)).toList());
    }

    private QuotaMeters.Seen seen(Tenant tenant, Instant now) {
        QuotaUse use = desk.use(tenant.id());
        Instant measured = use.storageBytes().measuredAt();
        return new QuotaMeters.Seen(
                use, measured == null ? 0 : Duration.between(measured, now).toSeconds());
    }

    private boolean isDue(Tenant tenant) {
        StorageUse known = tenants.limits(tenant.id()).map(TenantLimits::usage).orElse(null);
        return known == null || !known.measuredAt().plus(FRESH).isAfter(clock.instant());
    }

    /** What cannot be asked stays as it was measured last, and grows old. */
    private void measure(List<Tenant> due) {
        Map<String, Long> warehouseBytes;
        try {
            warehouseBytes = warehouse.bytes();
        } catch (SQLException e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e.getMessage())).log("Storage could not be measured");
            return;
        }
        for (Tenant tenant : due) {
            store.measured(
                    tenant.id(),
                    new StorageUse(
                            store.databaseBytes(tenant.id()),
                            warehouseBytes.getOrDefault(tenant.id(), 0L),
                            clock.instant()));
        }
        tenants.refresh();
    }
}
