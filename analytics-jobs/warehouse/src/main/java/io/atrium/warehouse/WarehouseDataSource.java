package io.atrium.warehouse;

import com.clickhouse.jdbc.DataSourceImpl;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/** Makes JDBC data sources for ClickHouse with the settings that every caller of the house needs. */
public final class WarehouseDataSource {

    private WarehouseDataSource() {}

    /**
     * A data source without a pool for an account that writes or migrates.
     *
     * @param queryTimeout ClickHouse ends a query that runs longer ({@code max_execution_time}), and the socket gives up soon after
     */
    public static DataSource writer(WarehouseAddress address, WarehouseAccount account, Duration queryTimeout) {
        Properties properties = properties(account, queryTimeout);
        setting(properties, "max_execution_time", Long.toString(Math.max(1, queryTimeout.toSeconds())));
        // async_insert is on by default since 26.3 and acknowledges rows that are not in a table yet
        setting(properties, "async_insert", "0");
        return new DataSourceImpl(address.jdbcUrl(), properties);
    }

    /**
     * A data source without a pool for a reader's account. It carries no settings: a reader may not change the limits of its profile.
     *
     * @param queryTimeout the socket gives up soon after; the profile's own limit holds in ClickHouse
     */
    public static DataSource reader(WarehouseAddress address, WarehouseAccount account, Duration queryTimeout) {
        return new DataSourceImpl(address.jdbcUrl(), properties(account, queryTimeout));
    }

    private static Properties properties(WarehouseAccount account, Duration queryTimeout) {
        Properties properties = new Properties();
        properties.setProperty("user", account.user());
        properties.setProperty("password", account.password());
        properties.setProperty("compress", "false");
        properties.setProperty("connection_timeout", "5000");
        properties.setProperty(
                "socket_timeout", Long.toString(queryTimeout.plusSeconds(5).toMillis()));
        return properties;
    }

    private static void setting(Properties properties, String name, String value) {
        properties.setProperty("clickhouse_setting_" + name, value);
    }
}
