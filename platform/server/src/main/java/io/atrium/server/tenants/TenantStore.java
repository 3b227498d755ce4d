package io.atrium.server.tenants;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of {@code tenant}, {@code tenant_journal} and {@code event_grant}. */
final class TenantStore {
    private static final Actor PROVISIONING = Actor.system("provisioning");

    private final Database database;
    private final Audit audit;

    TenantStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    List<Tenant> all() {
        return database.acrossTenants(
                CrossTenantScope.TENANTS,
                handle -> handle.createQuery("""
                        select tenant_id, name_zh, name_en, time_zone, locale, state, wanted, evaluation, reader_slot
                        from tenant order by tenant_id""")
                        .map((row, context) -> tenant(row))
                        .list());
    }

    /** What each tenant may do. */
    List<TenantLimits> limits() {
        return database.acrossTenants(
                CrossTenantScope.TENANTS,
                handle -> handle.createQuery("""
                        select tenant_id, quota_members, quota_events_per_second, quota_storage_bytes,
                            usage_database_bytes, usage_warehouse_bytes, usage_measured_at,
                            retention_days, retention_from, closed_before, removing_since
                        from tenant""")
                        .map((row, context) -> limits(row))
                        .list());
    }

    private static TenantLimits limits(ResultSet row) throws SQLException {
        Timestamp measured = row.getTimestamp("usage_measured_at");
        Timestamp from = row.getTimestamp("retention_from");
        return new TenantLimits(
                row.getString("tenant_id"),
                new Quotas(
                        row.getInt("quota_members"),
                        row.getInt("quota_events_per_second"),
                        row.getLong("quota_storage_bytes")),
                measured == null
                        ? null
                        : new TenantLimits.StorageUse(
                                row.getLong("usage_database_bytes"),
                                row.getLong("usage_warehouse_bytes"),
                                measured.toInstant()),
                new TenantLimits.Retention(
                        row.getObject("retention_days", Integer.class),
                        from == null ? null : from.toInstant(),
                        row.getObject("closed_before", LocalDate.class),
                        row.getTimestamp("removing_since") != null));
    }

    /** Adds the row of a new tenant; an existing one keeps what its administrators have made of it. */
    boolean insert(Tenant tenant) {
        return database.inTenant(tenant.id(), handle -> {
            boolean created = handle.createUpdate("""
                            insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation,
                                quota_members, quota_events_per_second, quota_storage_bytes)
                            values (:id, :zh, :en, :zone, :locale, :state, :evaluation, :members, :events, :storage)
                            on conflict do nothing""")
                            .bind("id", tenant.id())
                            .bind("zh", tenant.name().zh())
                            .bind("en", tenant.name().en())
                            .bind("zone", tenant.zone().getId())
                            .bind("locale", tenant.locale())
                            .bind("state", tenant.state().stored())
                            .bind("evaluation", tenant.evaluation())
                            .bind("members", Quotas.CONFIGURED.members())
                            .bind("events", Quotas.CONFIGURED.eventsPerSecond())
                            .bind("storage", Quotas.CONFIGURED.storageBytes())
                            .execute()
                    == 1;
            if (created) {
                audit.record(handle, AuditEntry.of(tenant.id(), PROVISIONING, AuditAction.TENANT__CREATED));
            }
            return created;
        });
    }

    boolean isOpen(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.select("select wanted = 'active' from tenant")
                        .mapTo(Boolean.class)
                        .one());
    }

    void activate(String tenantId) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate(
                                "update tenant set state = 'active' where tenant_id = :id and state = 'provisioning' and evaluation")
                        .bind("id", tenantId)
                        .execute());
    }

    /** Gives a slot to a tenant that has none; the unique column refuses one that was taken meanwhile. */
    void claimSlot(String tenantId, int slot) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate(
                                "update tenant set reader_slot = :slot where tenant_id = :id and reader_slot is null")
                        .bind("slot", slot)
                        .bind("id", tenantId)
                        .execute());
    }

    Set<String> eventGrants(String tenantId, String client) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select event_type from event_grant where client_id = :client")
                        .bind("client", client)
                        .mapTo(String.class)
                        .set());
    }

    void grantEvents(String tenantId, String client, String eventType) {
        database.useTenant(
                tenantId,
                handle -> handle.createUpdate("""
                        insert into event_grant (tenant_id, client_id, event_type) values (:id, :client, :type)
                        on conflict do nothing""")
                        .bind("id", tenantId)
                        .bind("client", client)
                        .bind("type", eventType)
                        .execute());
    }

    void journal(String tenantId, Instant at, String operation, String outcome, String detail) {
        database.useTenant(tenantId, handle -> {
            handle.createUpdate("""
                            insert into tenant_journal (tenant_id, at, operation, outcome, detail)
                            values (:id, :at, :operation, :outcome, :detail)""")
                    .bind("id", tenantId)
                    .bind("at", at)
                    .bind("operation", operation)
                    .bind("outcome", outcome)
                    .bind("detail", detail)
                    .execute();
            audit.record(
                    handle,
                    AuditEntry.of(tenantId, PROVISIONING, AuditAction.TENANT__PROVISIONED)
                            .ended(outcome.equals("failed") ? Outcome.FAILED : Outcome.SUCCESS)
                            .detail("operation", operation));
        });
    }

    /** An active tenant that should not be is suspended already: its realm may take a moment to follow. */
    static Tenant tenant(ResultSet row) throws SQLException {
        TenantState state = TenantState.ofStored(row.getString("state"));
        boolean wanted = Wanted.ofStored(row.getString("wanted")) == Wanted.ACTIVE;
        int slot = row.getInt("reader_slot");
        return new Tenant(
                row.getString("tenant_id"),
                new Tenant.Names(row.getString("name_zh"), row.getString("name_en")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("locale"),
                state == TenantState.ACTIVE && !wanted ? TenantState.SUSPENDED : state,
                row.getBoolean("evaluation"),
                slot == 0 ? OptionalInt.empty() : OptionalInt.of(slot));
    }
}
