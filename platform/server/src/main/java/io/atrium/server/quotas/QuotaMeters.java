package io.atrium.server.quotas;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** Quotas for the operator's monitoring; they name tenants and leave by the management listener alone. */
final class QuotaMeters {
    private final MeterRegistry meters;
    private final MultiGauge limits;
    private final MultiGauge used;
    private final MultiGauge age;

    QuotaMeters(MeterRegistry meters) {
        this.meters = meters;
        this.limits = gauge("limit", "What a tenant may take");
        this.used = gauge("used", "What a tenant takes; of events a second: at this server, over the last minute");
        this.age = MultiGauge.builder("atrium.quota.storage.age")
                .description("How long ago a tenant's storage was measured")
                .baseUnit("seconds")
                .register(meters);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder("atrium.quota." + name)
                .description(description)
                .register(meters);
    }

    /** Something was refused. */
    void refused(String tenant, String quota) {
        meters.counter("atrium.quota.refused", "tenant", tenant, "quota", quota).increment();
    }

    /** What a tenant may take and takes, with the age of what was measured, in seconds. */
    record Seen(QuotaUse use, double ageSeconds) {}

    void show(List<Seen> tenants) {
        List<MultiGauge.Row<?>> most = new ArrayList<>();
        List<MultiGauge.Row<?>> now = new ArrayList<>();
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        for (Seen seen : tenants) {
            QuotaUse use = seen.use();
            String tenant = use.tenant();
            most.add(row(tenant, "members", (double) use.members().limit()));
            most.add(row(tenant, "events", (double) use.eventsPerSecond().limit()));
            most.add(row(tenant, "storage", (double) use.storageBytes().limit()));
            now.add(row(tenant, "members", use.members().used()));
            now.add(row(tenant, "events", use.eventsPerSecond().used()));
            Long bytes = use.storageBytes().used();
            if (bytes != null) {
                now.add(row(tenant, "storage", bytes));
                ages.add(MultiGauge.Row.of(Tags.of("tenant", tenant), seen.ageSeconds()));
            }
        }
        limits.register(most, true);
        used.register(now, true);
        age.register(ages, true);
    }

    private static MultiGauge.Row<?> row(String tenant, String quota, double value) {
        return MultiGauge.Row.of(Tags.of("tenant", tenant, "quota", quota), value);
    }
}
