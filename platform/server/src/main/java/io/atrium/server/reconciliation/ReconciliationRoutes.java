package io.atrium.server.reconciliation;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.query.Completeness;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /health/reconciliation}: the verdict over the whole installation and the caller's own ledger. */
final class ReconciliationRoutes implements RouteGroup {

    private static final String PATH = "/health/reconciliation";

    private final Reconciliation reconciliation;
    private final Function<String, Completeness> completeness;
    private final Consumer<Caller> started;

    /**
     * @param completeness of a tenant, asked with that tenant's own account
     * @param started told who has begun a deep check
     */
    ReconciliationRoutes(
            Reconciliation reconciliation, Function<String, Completeness> completeness, Consumer<Caller> started) {
        this.reconciliation = reconciliation;
        this.completeness = completeness;
        this.started = started;
    }

    @Override
    public void register(Routes routes) {
        routes.get(PATH, Permission.of("health:read"), (context, caller) -> context.json(answer(caller.tenant())));
        routes.post(PATH, Permission.of("health:check"), (context, caller) -> {
            reconciliation.requestDeep();
            started.accept(caller);
            context.status(202).json(answer(caller.tenant()));
        });
    }

    private TenantLedger answer(String tenantId) {
        ReconciliationReport report = reconciliation.report();
        return new TenantLedger(
                report.verdict(),
                new TenantLedger.Partitions(report.partitions().size(), report.balanced()),
                report.lastSuccess(),
                report.ageSeconds(),
                withoutReason(report.deep()),
                ledger(tenantId));
    }

    /** The reason may name another tenant's row or an inner address. */
    private static ReconciliationReport.Deep withoutReason(ReconciliationReport.Deep deep) {
        return new ReconciliationReport.Deep(
                deep.running(), deep.done(), deep.total(), deep.startedAt(), deep.finishedAt(), null);
    }

    private TenantLedger.@Nullable Ledger ledger(String tenantId) {
        Completeness own = completeness.apply(tenantId);
        Completeness.@Nullable Outcome outcome = own.outcome().orElse(null);
        if (outcome == null) {
            return null;
        }
        return new TenantLedger.Ledger(
                outcome.received(),
                own.counted(),
                outcome.duplicates(),
                outcome.deadLettered(),
                outcome.removed(),
                outcome.received() - own.counted() - outcome.duplicates() - outcome.deadLettered() - outcome.removed());
    }
}
