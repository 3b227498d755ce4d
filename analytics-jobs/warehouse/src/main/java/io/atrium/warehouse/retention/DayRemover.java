package io.atrium.warehouse.retention;

import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.reconciliation.FactTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Removes the days of one tenant that lie before a first day. What throws {@link SQLException} may be repeated. */
public final class DayRemover {
    private static final Map<String, FactTable> FACTS =
            Stream.of(FactTable.values()).collect(Collectors.toUnmodifiableMap(FactTable::table, table -> table));

    private final DataSource eraser;
    private final Clock clock;
    private final List<AccessRules.Table> tables;

    /**
     * @param eraser connections of the account that {@code accounts.yaml} names as the eraser
     */
    public DayRemover(DataSource eraser, AccessRules rules, Clock clock) {
        this.eraser = eraser;
        this.clock = clock;
        // Rollups first: the first day that answers tell is theirs.
        this.tables = rules.tables().stream()
                .filter(table -> table.day() != null)
                .sorted(Comparator.comparing(table -> FACTS.containsKey(table.name())))
                .toList();
    }

    /** From now on events of earlier days do not count. */
    public void close(String tenantId, LocalDate firstDay) throws SQLException {
        try (Connection connection = eraser.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO retention_line (tenant_id, first_day, version) VALUES (?, ?, ?)")) {
            insert.setString(1, tenantId);
            insert.setObject(2, firstDay);
            insert.setLong(3, clock.millis());
            insert.executeUpdate();
        }
    }

    /** How many rows of earlier days there are, by the table's name. */
    public Map<String, Long> counts(String tenantId, LocalDate firstDay) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = eraser.getConnection()) {
            for (AccessRules.Table table : tables) {
                counts.put(table.name(), count(connection, table, tenantId, firstDay));
            }
        }
        return counts;
    }

    /** Writes down which records the facts of earlier days were; before they go. */
    public void keepBooks(String tenantId, LocalDate firstDay) throws SQLException {
        try (Connection connection = eraser.getConnection()) {
            for (AccessRules.Table table : tables) {
                FactTable facts = FACTS.get(table.name());
                if (facts != null && count(connection, table, tenantId, firstDay) > 0) {
                    keepBooks(connection, facts, tenantId, firstDay);
                }
            }
        }
    }

    private static void keepBooks(Connection connection, FactTable facts, String tenantId, LocalDate firstDay)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("""
                INSERT INTO removed_fact
                    (tenant_id, topic, kafka_partition, generation, first_day, rows, offset_from, offset_to, offsets)
                SELECT
                    tenant_id, '%1$s', kafka_partition, generation, toDate('%2$s'), count(),
                    min(kafka_offset), max(kafka_offset) + 1, groupBitmapState(kafka_offset)
                FROM %3$s
                WHERE tenant_id = ? AND event_date < toDate('%2$s')
                GROUP BY tenant_id, kafka_partition, generation
                """.formatted(facts.topic(), firstDay, facts.table()))) {
            insert.setString(1, tenantId);
            insert.executeUpdate();
        }
    }

    /** Deletes what {@link #counts} counts, and waits until every replica has. */
    public void remove(String tenantId, LocalDate firstDay) throws SQLException {
        try (Connection connection = eraser.getConnection()) {
            for (AccessRules.Table table : tables) {
                if (count(connection, table, tenantId, firstDay) > 0) {
                    remove(connection, table, tenantId, firstDay);
                }
            }
        }
    }

    private static void remove(Connection connection, AccessRules.Table table, String tenantId, LocalDate firstDay)
            throws SQLException {
        try (PreparedStatement mutation = connection.prepareStatement("ALTER TABLE " + table.name()
                + " DELETE WHERE tenant_id = ? AND " + Objects.requireNonNull(table.day()) + " < toDate('" + firstDay
                + "') SETTINGS mutations_sync = 2")) {
            mutation.setString(1, tenantId);
            mutation.executeUpdate();
        }
    }

    private static long count(Connection connection, AccessRules.Table table, String tenantId, LocalDate firstDay)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count() FROM " + table.name() + " WHERE tenant_id = ? AND "
                        + Objects.requireNonNull(table.day()) + " < toDate('" + firstDay + "')")) {
            query.setString(1, tenantId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
