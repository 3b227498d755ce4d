package io.atrium.warehouse.sizes;

import io.atrium.warehouse.accounts.AccessRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Of each table a tenant takes the share of its rows: rows of different tenants are about equally long, and compress alike. */
public final class TenantSizes {
    private final DataSource platform;
    private final AccessRules rules;

    /**
     * @param platform connections of the account {@code atrium_platform}
     */
    public TenantSizes(DataSource platform, AccessRules rules) {
        this.platform = platform;
        this.rules = rules;
    }

    /** Bytes on disk, compressed, of one replica, by tenant; who has no rows is missing. */
    public Map<String, Long> bytes() throws SQLException {
        Map<String, Double> bytes = new HashMap<>();
        try (Connection connection = platform.getConnection()) {
            Map<String, Double> rowBytes = rowBytes(connection);
            for (AccessRules.Table table : rules.tables()) {
                if (table.holdsTenants()) {
                    double each = rowBytes.getOrDefault(table.name(), 0.0);
                    rows(connection, table.name())
                            .forEach((tenant, rows) -> bytes.merge(tenant, rows * each, Double::sum));
                }
            }
        }
        Map<String, Long> rounded = new HashMap<>();
        bytes.forEach((tenant, size) -> rounded.put(tenant, Math.round(size)));
        return rounded;
    }

    private static Map<String, Double> rowBytes(Connection connection) throws SQLException {
        Map<String, Double> sizes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT name, total_bytes / total_rows AS row_bytes FROM system.tables
                        WHERE database = currentDatabase() AND total_rows > 0""");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sizes.put(rows.getString("name"), rows.getDouble("row_bytes"));
            }
        }
        return sizes;
    }

    private static Map<String, Long> rows(Connection connection, String table) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT tenant_id, count() AS row_count FROM "
                        + table + " WHERE tenant_id != '' GROUP BY tenant_id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString("tenant_id"), rows.getLong("row_count"));
            }
        }
        return counts;
    }
}
