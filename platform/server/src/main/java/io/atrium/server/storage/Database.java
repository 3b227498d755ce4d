package io.atrium.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.atrium.server.config.ServerConfig;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * PostgreSQL as the server's role. Row-level security is forced, the role cannot bypass it, and a transaction that has
 * not said its tenant sees no row. The setting is local to the transaction, so a pooled connection never carries it on.
 */
public final class Database implements AutoCloseable {
    private static final int POOL_SIZE = 16;
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    /** Set while this thread is inside a transaction: Jdbi would run a second one in the first, and change its tenant. */
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Opens the pool; the schema has been migrated. */
    public static Database open(ServerConfig.Postgresql config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("postgresql");
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.server().user());
        hikari.setPassword(config.server().password());
        hikari.setMaximumPoolSize(POOL_SIZE);
        hikari.setMinimumIdle(2);
        hikari.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        hikari.addDataSourceProperty("ApplicationName", "atrium-server");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.addDataSourceProperty("socketTimeout", "60");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        return new Database(new HikariDataSource(hikari));
    }

    /**
     * One transaction that sees and writes rows of one tenant only.
     *
     * @param tenantId from a verified token or a provisioned tenant, never from a body
     */
    public <T> T inTenant(String tenantId, Work<T> work) {
        if (tenantId.isBlank()) {
            throw new IllegalArgumentException("A transaction needs a tenant.");
        }
        return transaction("atrium.tenant", tenantId, work);
    }

    /** As {@link #inTenant}, without a result. */
    public void useTenant(String tenantId, Consumer<Handle> work) {
        this.<Boolean>inTenant(tenantId, handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** One transaction that sees rows of one tenant, all as of one moment, and writes nothing; it may take long. */
    public <T> T inSnapshotOfTenant(String tenantId, Work<T> work) {
        return alone(() -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.select("select set_config('atrium.tenant', ?, true)", tenantId)
                    .mapTo(String.class)
                    .one();
            handle.execute("set transaction read only");
            return work.run(handle);
        }));
    }

    /** One transaction that sees one table of all tenants; only {@code tenants}, {@code outbox}, {@code deadletters} and {@code groups} have a reason to. */
    public <T> T acrossTenants(CrossTenantScope scope, Work<T> work) {
        return transaction("atrium.scope", scope.setting(), work);
    }

    /** One transaction without a tenant, for what belongs to no tenant, such as the server's version. */
    public <T> T withoutTenant(Work<T> work) {
        return alone(() -> jdbi.inTransaction(work::run));
    }

    /**
     * Does work that only one server may do at a time. The lock belongs to a connection that is held for so long: PostgreSQL
     * frees it when the process dies.
     *
     * @param name of the lock, the same on every server
     * @return whether the work was done; false when another one holds the lock
     */
    public boolean exclusively(String name, Runnable work) {
        try (Handle lock = jdbi.open()) {
            if (!lock.select("select pg_try_advisory_lock(hashtextextended(?, 0))", name)
                    .mapTo(Boolean.class)
                    .one()) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                lock.select("select pg_advisory_unlock(hashtextextended(?, 0))", name)
                        .mapTo(Boolean.class)
                        .one();
            }
        } catch (JdbiException e) {
            throw DatabaseFailure.translate(e);
        }
    }

    /** What PostgreSQL says of itself, for the health page. */
    public String serverVersion() {
        return withoutTenant(handle ->
                handle.select("show server_version").mapTo(String.class).one());
    }

    private <T> T transaction(String setting, String value, Work<T> work) {
        return alone(() -> jdbi.inTransaction(handle -> {
            handle.select("select set_config(?, ?, true)", setting, value)
                    .mapTo(String.class)
                    .one();
            return work.run(handle);
        }));
    }

    private <T> T alone(Supplier<T> action) {
        if (inside.get() != null) {
            throw new IllegalStateException("A transaction is open already on this thread: pass its handle on.");
        }
        inside.set(true);
        try {
            return action.get();
        } catch (JdbiException e) {
            throw DatabaseFailure.translate(e);
        } finally {
            inside.remove();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
