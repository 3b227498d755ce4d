package io.atrium.server.insights;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.query.MetricQueries;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One small pool for each reader's account that is in use. A tenant cannot take more than its pool, so one that asks too much slows down
 * itself alone.
 */
final class Readers implements AutoCloseable {

    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(30);
    private static final int POOL_SIZE = 4;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 60_000;

    private final ServerConfig.Clickhouse config;
    private final Function<String, OptionalInt> slots;
    private final MetricCatalogue catalogue;
    private final Map<Integer, HikariDataSource> pools = new ConcurrentHashMap<>();

    /**
     * @param slots the slot of a tenant, from 1
     */
    Readers(ServerConfig.Clickhouse config, Function<String, OptionalInt> slots, MetricCatalogue catalogue) {
        this.config = config;
        this.slots = slots;
        this.catalogue = catalogue;
    }

    /** The questions that a tenant may ask. */
    InsightQueries of(String tenantId) {
        return new InsightQueries(connections(tenantId), catalogue);
    }

    /** Any metrics of the catalogue. */
    MetricQueries metrics(String tenantId) {
        return new MetricQueries(connections(tenantId), catalogue);
    }

    /** Connections of the tenant's account. */
    DataSource connections(String tenantId) {
        OptionalInt slot = slots.apply(tenantId);
        if (slot.isEmpty()
                || slot.getAsInt() < 1
                || slot.getAsInt() > config.readers().size()) {
            throw new InsightsFailure.NoReader().exception();
        }
        return pools.computeIfAbsent(slot.getAsInt(), this::open);
    }

    /** The tenant that a reader's account sees; empty for none. The filter of every table asks the same. */
    String tenantOf(int slot) throws SQLException {
        try (Connection connection = pools.computeIfAbsent(slot, this::open).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT tenant_id FROM reader_slot FINAL WHERE reader = currentUser()")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private HikariDataSource open(int slot) {
        Credentials reader = config.readers().get(slot - 1);
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("warehouse-" + reader.user());
        hikari.setDataSource(WarehouseDataSource.reader(
                new WarehouseAddress(config.url(), config.database()),
                new WarehouseAccount(reader.user(), reader.password()),
                QUERY_TIMEOUT));
        hikari.setMaximumPoolSize(POOL_SIZE);
        hikari.setMinimumIdle(0);
        hikari.setIdleTimeout(IDLE_MILLIS);
        hikari.setConnectionTimeout(PATIENCE_MILLIS);
        // the warehouse may be away when the first question comes
        hikari.setInitializationFailTimeout(-1);
        return new HikariDataSource(hikari);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
