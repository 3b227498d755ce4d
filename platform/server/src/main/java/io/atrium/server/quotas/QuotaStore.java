package io.atrium.server.quotas;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Quotas;
import io.atrium.server.tenants.TenantLimits.StorageUse;
import java.time.LocalDate;
import java.util.function.BiFunction;

/** The quotas' part of {@code tenant}, and the counts that they are compared with. */
final class QuotaStore {
    private final Database database;
    private final Audit audit;

    QuotaStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Members who belong to the organization on a day or later, as an import counts them. */
    long members(String tenantId, LocalDate today) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("""
                                select count(distinct member_no) from member_period
                                where valid_to is null or valid_to > :today""")
                        .bind("today", today)
                        .mapTo(Long.class)
                        .one());
    }

    /** About how many bytes a tenant takes in PostgreSQL. */
    long databaseBytes(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select tenant_database_bytes(:tenant)")
                        .bind("tenant", tenantId)
                        .mapTo(Long.class)
                        .one());
    }

    void measured(String tenantId, StorageUse use) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate("""
                                update tenant set usage_database_bytes = :database, usage_warehouse_bytes = :warehouse,
                                    usage_measured_at = :at""")
                        .bind("database", use.databaseBytes())
                        .bind("warehouse", use.warehouseBytes())
                        .bind("at", use.measuredAt())
                        .execute());
    }

    /**
     * Changes quotas, with a record in the tenant's own log.
     *
     * @param record what it says, of the quotas before and after
     * @return the quotas before
     */
    Quotas change(String tenantId, Quotas wanted, BiFunction<Quotas, Quotas, AuditEntry> record) {
        return database.inTenant(tenantId, handle -> {
            Quotas before = handle.createQuery("""
                            select quota_members, quota_events_per_second, quota_storage_bytes from tenant for update""")
                    .map((row, context) -> new Quotas(row.getInt(1), row.getInt(2), row.getLong(3)))
                    .findOne()
                    .orElseThrow(() -> new QuotaFailure.UnknownTenant(tenantId).exception());
            handle.createUpdate("""
                            update tenant set quota_members = :members, quota_events_per_second = :events,
                                quota_storage_bytes = :storage""")
                    .bind("members", wanted.members())
                    .bind("events", wanted.eventsPerSecond())
                    .bind("storage", wanted.storageBytes())
                    .execute();
            audit.record(handle, record.apply(before, wanted));
            return before;
        });
    }
}
