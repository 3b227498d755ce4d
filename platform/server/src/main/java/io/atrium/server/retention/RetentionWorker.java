package io.atrium.server.retention;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.erasure.IngestNotice;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.TenantLimits;
import io.atrium.server.tenants.TenantState;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.retention.DayRemover;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the days that tenants do not keep, one tenant after the other, each under a lock that all servers share. */
final class RetentionWorker {
    private static final Logger log = LoggerFactory.getLogger(RetentionWorker.class);
    private static final Actor RETENTION = Actor.system("retention");

    private final Database database;
    private final RetentionStore store;
    private final Tenants tenants;
    private final DayRemover warehouse;
    private final IngestNotice ingest;
    private final Clock clock;

    RetentionWorker(
            Database database,
            RetentionStore store,
            Tenants tenants,
            DayRemover warehouse,
            IngestNotice ingest,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.tenants = tenants;
        this.warehouse = warehouse;
        this.ingest = ingest;
        this.clock = clock;
    }

    /** One round over all tenants; what cannot go on is tried again in the next. */
    void round() throws InterruptedException {
        for (Tenant tenant : tenants.kept()) {
            TenantLimits limits = tenants.limits(tenant.id()).orElse(null);
            // A suspended tenant keeps all that it has, but for a run that has begun.
            boolean looked = limits != null
                    && (limits.retention().removing()
                            || (limits.retention().days() != null && tenant.state() == TenantState.ACTIVE)
                            || limits.retention().closedBefore() != null);
            if (looked) {
                database.exclusively("retention/" + tenant.id(), () -> work(tenant));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void work(Tenant tenant) {
        Optional<Run> run = store.underWay(tenant.id());
        if (run.isEmpty()) {
            Optional<LocalDate> due = due(tenant);
            if (due.isEmpty()) {
                return;
            }
            store.begin(tenant.id(), due.orElseThrow(), clock.instant());
            tenants.refresh();
            run = store.underWay(tenant.id());
        }
        Run begun = run.orElseThrow();
        try {
            go(tenant.id(), begun);
        } catch (IOException | SQLException e) {
            String reason = String.valueOf(e.getMessage());
            store.trouble(tenant.id(), begun, reason.lines().findFirst().orElse(reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tenants.refresh();
        }
    }

    /** The first day that is kept, if that is later than what is closed already. */
    private Optional<LocalDate> due(Tenant tenant) {
        Policy policy = store.policy(tenant.id());
        Integer days = policy.days();
        Instant from = policy.from();
        Instant now = clock.instant();
        if (days == null || from == null || now.isBefore(from) || tenant.state() != TenantState.ACTIVE) {
            return Optional.empty();
        }
        LocalDate firstDay = LocalDate.ofInstant(now, tenant.zone()).minusDays(days);
        LocalDate closed = policy.closedBefore();
        return closed == null || firstDay.isAfter(closed) ? Optional.of(firstDay) : Optional.empty();
    }

    private void go(String tenantId, Run run) throws IOException, SQLException, InterruptedException {
        IngestNotice.Mark gate = run.gate();
        if (gate == null) {
            warehouse.close(tenantId, run.firstDay());
            gate = ingest.mark();
            store.gate(tenantId, run, gate);
        }
        ingest.require(gate);
        Map<String, Long> counted = warehouse.counts(tenantId, run.firstDay());
        Map<String, Long> removed = run.removed() == null ? counted : run.removed();
        if (counted.values().stream().anyMatch(rows -> rows > 0)) {
            store.removing(tenantId, run, counted, clock.instant());
            tenants.refresh();
            warehouse.keepBooks(tenantId, run.firstDay());
            warehouse.remove(tenantId, run.firstDay());
            requireNothing(warehouse.counts(tenantId, run.firstDay()));
        }
        store.finish(tenantId, run, clock.instant(), record(tenantId, run.firstDay(), removed));
        log.atInfo()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("firstDay", run.firstDay())
                .addKeyValue("removed", removed)
                .log("Days that are not kept were removed");
    }

    private static AuditEntry record(String tenantId, LocalDate firstDay, Map<String, Long> removed) {
        AuditEntry entry = AuditEntry.of(tenantId, RETENTION, AuditAction.RETENTION__REMOVED)
                .on("retention", tenantId)
                .detail("firstDay", firstDay.toString());
        for (Map.Entry<String, Long> table : removed.entrySet()) {
            entry = entry.detail(table.getKey(), table.getValue());
        }
        return entry;
    }

    private static void requireNothing(Map<String, Long> counts) throws IOException {
        if (counts.values().stream().anyMatch(rows -> rows > 0)) {
            throw new IOException("There are still rows of closed days in the warehouse: " + counts);
        }
    }
}
