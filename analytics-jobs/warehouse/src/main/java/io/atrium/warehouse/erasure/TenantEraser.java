package io.atrium.warehouse.erasure;

import io.atrium.warehouse.accounts.AccessRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Removes one tenant's rows. What throws {@link SQLException} may be repeated: each operation looks at what is left.
 * Deleting is a mutation, which rewrites the parts that hold such rows; the parts before it leave the disk minutes later.
 */
public final class TenantEraser {
    private final DataSource eraser;
    private final AccessRules rules;
    private final Clock clock;

    /**
     * @param eraser connections of the account that {@code accounts.yaml} names as the eraser
     */
    public TenantEraser(DataSource eraser, AccessRules rules, Clock clock) {
        this.eraser = eraser;
        this.rules = rules;
        this.clock = clock;
    }

    /** From now on the tenant's records that Kafka took before a time do not count; the newest call wins. */
    public void refuse(String tenantId, Instant before) throws SQLException {
        try (Connection connection = eraser.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO erased_tenant (former_tenant, refused_before, version) VALUES (?, ?, ?)")) {
            insert.setString(1, tenantId);
            insert.setTimestamp(2, Timestamp.from(before));
            insert.setLong(3, clock.millis());
            insert.executeUpdate();
        }
    }

    /** The tenant's rows in each table that has a tenant, by the table's name. */
    public Map<String, Long> counts(String tenantId) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = eraser.getConnection()) {
            for (AccessRules.Table table : rules.tables()) {
                if (table.holdsTenants()) {
                    counts.put(table.name(), count(connection, table.name(), tenantId));
                }
            }
        }
        return counts;
    }

    /** Deletes or anonymizes what {@link #counts} counts, and waits until every replica has. */
    public void erase(String tenantId) throws SQLException {
        try (Connection connection = eraser.getConnection()) {
            for (AccessRules.Table table : rules.tables()) {
                AccessRules.Erase erase = table.erase();
                if (erase != null && table.holdsTenants() && count(connection, table.name(), tenantId) > 0) {
                    mutate(connection, table.name(), erase, tenantId);
                }
            }
        }
    }

    private static long count(Connection connection, String table, String tenantId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count() FROM " + table + " WHERE tenant_id = ?")) {
            query.setString(1, tenantId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void mutate(Connection connection, String table, AccessRules.Erase erase, String tenantId)
            throws SQLException {
        String change = switch (erase) {
            case DELETE -> "DELETE";
            // One mutation, so that the account of offsets holds at every moment.
            case VIEW -> throw new IllegalArgumentException(table + " is a view");
            case ANONYMIZE ->
                "UPDATE erased = erased + rows + dead_lettered, rows = 0, dead_lettered = 0, tenant_id = ''";
        };
        try (PreparedStatement mutation = connection.prepareStatement(
                "ALTER TABLE " + table + " " + change + " WHERE tenant_id = ? SETTINGS mutations_sync = 2")) {
            mutation.setString(1, tenantId);
            mutation.executeUpdate();
        }
    }
}
