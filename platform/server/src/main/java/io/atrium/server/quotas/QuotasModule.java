package io.atrium.server.quotas;

import io.atrium.server.audit.Audit;
import io.atrium.server.background.Repeating;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.sizes.TenantSizes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The feature, put together. */
public final class QuotasModule {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Database database;
    private final Tenants tenants;
    private final QuotaStore store;
    private final QuotaMeters meters;
    private final QuotaGuard guard;
    private final QuotaDesk desk;
    private final Clock clock;

    public QuotasModule(Database database, Audit audit, Tenants tenants, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.store = new QuotaStore(database, audit);
        this.meters = new QuotaMeters(registry);
        this.guard = new QuotaGuard(tenants, meters, clock, System::nanoTime);
        this.desk = new QuotaDesk(tenants, store, guard, audit, clock);
        this.clock = clock;
    }

    /** Refuses what is too much. */
    public QuotaGuard guard() {
        return guard;
    }

    /** Begins to measure, until the result is closed. */
    public Repeating measure(TenantSizes warehouse) {
        UsageMeter meter = new UsageMeter(database, tenants, store, warehouse, desk, meters, clock);
        return Repeating.start("quota-usage", PAUSE, meter::round);
    }

    /** {@code /quotas}. */
    public RouteGroup routes() {
        return new QuotaRoutes(desk);
    }
}
