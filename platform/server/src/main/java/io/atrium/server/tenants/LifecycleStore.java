package io.atrium.server.tenants;

import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Rows of {@code tenant}, {@code tenant_journal} and {@code tenant_administrator} as operators see and change them. */
final class LifecycleStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String COLUMNS = """
            tenant_id, name_zh, name_en, time_zone, locale, state, wanted, evaluation, reader_slot, request_id, one_time_codes,
            quota_members, quota_events_per_second, quota_storage_bytes, storage_prefix, attempts, next_attempt_at, failure,
            created_at, created_by, import_id
            """;

    private final Database database;

    LifecycleStore(Database database) {
        this.database = database;
    }

    List<TenantRecord> all() {
        return database.acrossTenants(
                CrossTenantScope.TENANTS,
                handle -> handle.createQuery("select " + COLUMNS + " from tenant order by tenant_id")
                        .map((row, context) -> tenant(row))
                        .list());
    }

    Optional<TenantRecord> find(String tenantId) {
        return database.inTenant(tenantId, LifecycleStore::find);
    }

    private static Optional<TenantRecord> find(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from tenant")
                .map((row, context) -> tenant(row))
                .findOne();
    }

    /** Adds the rows of a tenant that was asked for; false when its id or its slot has been taken meanwhile. */
    boolean request(NewTenant wanted, int slot, OneTimePassword.Hash password, String by) {
        return insert(wanted.id(), handle -> {
            insertTenant(handle, wanted, slot, by);
            insertAdministrator(handle, wanted, password);
        });
    }

    /** The same for a tenant that an import makes; what the import says of it comes later. */
    boolean request(ImportedTenant wanted, int slot, OneTimePassword.@Nullable Hash password, String by) {
        return insert(wanted.tenant().id(), handle -> {
            insertTenant(handle, wanted.tenant(), slot, by);
            if (password != null) {
                insertAdministrator(handle, wanted.tenant(), password);
            }
            handle.execute("update tenant set import_id = ?", wanted.importId());
        });
    }

    private boolean insert(String tenantId, Consumer<Handle> rows) {
        try {
            database.useTenant(tenantId, rows);
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void insertTenant(Handle handle, NewTenant wanted, int slot, String by) {
        handle.createUpdate("""
                        insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation, reader_slot,
                            one_time_codes, quota_members, quota_events_per_second, quota_storage_bytes, created_by)
                        values (:id, :zh, :en, :zone, :locale, 'requested', false, :slot,
                            :codes, :members, :events, :storage, :by)""")
                .bind("id", wanted.id())
                .bind("zh", wanted.name().zh().strip())
                .bind("en", wanted.name().en().strip())
                .bind("zone", wanted.timeZone())
                .bind("locale", wanted.locale())
                .bind("slot", slot)
                .bind("codes", wanted.oneTimeCodes().stored())
                .bind("members", wanted.quotas().members())
                .bind("events", wanted.quotas().eventsPerSecond())
                .bind("storage", wanted.quotas().storageBytes())
                .bind("by", by)
                .execute();
    }

    private static void insertAdministrator(Handle handle, NewTenant wanted, OneTimePassword.Hash password) {
        NewTenant.Administrator administrator = wanted.administrator();
        handle.createUpdate("""
                        insert into tenant_administrator (tenant_id, username, email, first_name, last_name,
                            password_hash, password_salt, password_iterations)
                        values (:id, :username, :email, :first, :last, :hash, :salt, :iterations)""")
                .bind("id", wanted.id())
                .bind("username", administrator.username())
                .bind("email", administrator.email().strip())
                .bind("first", administrator.firstName().strip())
                .bind("last", administrator.lastName().strip())
                .bind("hash", password.hash())
                .bind("salt", password.salt())
                .bind("iterations", password.iterations())
                .execute();
    }

    Optional<FirstAdministrator> administrator(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("""
                                select username, email, first_name, last_name, password_hash, password_salt, password_iterations
                                from tenant_administrator""")
                        .map((row, context) -> new FirstAdministrator(
                                row.getString("username"),
                                row.getString("email"),
                                row.getString("first_name"),
                                row.getString("last_name"),
                                password(row)))
                        .findOne());
    }

    private static OneTimePassword.@Nullable Hash password(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("password_hash");
        return hash == null
                ? null
                : new OneTimePassword.Hash(hash, row.getBytes("password_salt"), row.getInt("password_iterations"));
    }

    List<JournalLine> journal(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select at, operation, outcome, detail from tenant_journal order by id")
                        .map((row, context) -> new JournalLine(
                                row.getTimestamp("at").toInstant(),
                                row.getString("operation"),
                                JournalLine.Outcome.ofStored(row.getString("outcome")),
                                row.getString("detail")))
                        .list());
    }

    /** Says what should be, if the tenant stands where that makes sense; answers how it stands then. */
    Optional<TenantRecord> want(String tenantId, Wanted wanted, List<TenantState> from) {
        return database.inTenant(tenantId, handle -> {
            handle.createUpdate("""
                            update tenant set wanted = :wanted, attempts = 0, next_attempt_at = null
                            where state in (<from>) and wanted <> 'absent' and not (evaluation and :wanted = 'absent')""")
                    .bind("wanted", wanted.stored())
                    .bindList("from", from.stream().map(TenantState::stored).toList())
                    .execute();
            return find(handle);
        });
    }

    /** Says that a tenant that is shut is to go for good, and begins what is written down about that. */
    Optional<TenantRecord> erase(String tenantId, String by, Instant at) {
        return database.inTenant(tenantId, handle -> {
            boolean begun = handle.createUpdate("""
                                    update tenant set wanted = 'erased', attempts = 0, next_attempt_at = null, failure = null
                                    where (state = 'suspended' and wanted = 'suspended' or state = 'failed') and not evaluation""").execute() == 1;
            if (begun) {
                handle.createUpdate("""
                                insert into tenant_erasure (id, former_tenant, name_zh, name_en, requested_by, requested_at)
                                select request_id, tenant_id, name_zh, name_en, :by, :at from tenant""").bind("by", by).bind("at", at).execute();
            }
            return find(handle);
        });
    }

    /** Until when an erased tenant's id cannot be used: while Kafka or the audit log still hold something under it. */
    Optional<Instant> takenUntil(String tenantId, Instant now) {
        return database.withoutTenant(handle -> handle.createQuery("""
                        select max(greatest(records_expire_at, audit_until)) as until from tenant_erasure
                        where former_tenant = :id and finished_at is not null
                          and (records_expire_at > :now or audit_removed_at is null)""")
                .bind("id", tenantId)
                .bind("now", now)
                .map((row, context) ->
                        Optional.ofNullable(row.getTimestamp("until")).map(java.sql.Timestamp::toInstant))
                .one());
    }

    /** A failed provisioning begins to work again. */
    Optional<TenantRecord> retry(String tenantId) {
        return database.inTenant(tenantId, handle -> {
            handle.execute("""
                    update tenant set state = 'provisioning', attempts = 0, next_attempt_at = null, failure = null
                    where state = 'failed' and wanted = 'active'""");
            return find(handle);
        });
    }

    /** An operation begins; from here on it has to be looked at, whatever happens. */
    void begin(String tenantId, Instant at, String operation, TenantState state) {
        database.useTenant(tenantId, handle -> {
            journal(handle, tenantId, new JournalLine(at, operation, JournalLine.Outcome.STARTED, ""));
            handle.execute("update tenant set state = ?", state.stored());
        });
    }

    /** An operation has ended well. */
    void finish(String tenantId, JournalLine line, TenantState state) {
        database.useTenant(tenantId, handle -> {
            journal(handle, tenantId, line);
            // A tenant that was cancelled during its last step is not opened: it goes on to be undone.
            handle.createUpdate("""
                            update tenant set attempts = 0, next_attempt_at = null, failure = null,
                                state = case when :state = 'active' and wanted = 'absent' then 'provisioning' else :state end""").bind("state", state.stored()).execute();
            if (line.operation().equals(Step.ADMINISTRATOR.id())
                    || line.operation().equals(Step.RESTORE_ACCOUNTS.id())) {
                handle.execute("""
                        update tenant_administrator
                        set password_hash = null, password_salt = null, password_iterations = null""");
            }
        });
    }

    /** An operation has failed and is tried again at a time, or waits for an operator. */
    void fail(String tenantId, JournalLine line, TenantState state, @Nullable Instant nextAttempt) {
        database.useTenant(tenantId, handle -> {
            journal(handle, tenantId, line);
            handle.createUpdate("""
                            update tenant set state = :state, attempts = attempts + 1, next_attempt_at = :next, failure = :failure""")
                    .bind("state", state.stored())
                    .bind("next", nextAttempt)
                    .bind("failure", line.operation() + ": " + line.detail())
                    .execute();
        });
    }

    void storagePrefix(String tenantId, String prefix) {
        database.useTenant(tenantId, handle -> handle.execute("update tenant set storage_prefix = ?", prefix));
    }

    /** Removes the rows of a tenant that was never open. Nothing else refers to it yet. */
    void forget(String tenantId) {
        database.useTenant(tenantId, handle -> {
            handle.execute("delete from event_grant");
            handle.execute("delete from tenant_administrator");
            handle.execute("delete from tenant_journal");
            handle.execute("delete from tenant where state = 'cancelling' and wanted = 'absent'");
        });
    }

    private static void journal(Handle handle, String tenantId, JournalLine line) {
        handle.createUpdate("""
                        insert into tenant_journal (tenant_id, at, operation, outcome, detail)
                        values (:id, :at, :operation, :outcome, :detail)""")
                .bind("id", tenantId)
                .bind("at", line.at())
                .bind("operation", line.operation())
                .bind("outcome", line.outcome().stored())
                .bind("detail", line.detail())
                .execute();
    }

    private static TenantRecord tenant(ResultSet row) throws SQLException {
        return new TenantRecord(
                TenantStore.tenant(row),
                TenantState.ofStored(row.getString("state")),
                Wanted.ofStored(row.getString("wanted")),
                row.getObject("request_id", UUID.class),
                OneTimeCodes.ofStored(row.getString("one_time_codes")),
                new Quotas(
                        row.getInt("quota_members"),
                        row.getInt("quota_events_per_second"),
                        row.getLong("quota_storage_bytes")),
                row.getString("storage_prefix"),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at") == null
                        ? null
                        : row.getTimestamp("next_attempt_at").toInstant(),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getObject("import_id", UUID.class));
    }
}
