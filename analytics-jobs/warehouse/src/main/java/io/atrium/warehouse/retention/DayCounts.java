package io.atrium.warehouse.retention;

import io.atrium.warehouse.reconciliation.FactTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How much lies before a day, for somebody who decides whether it goes. */
public final class DayCounts {
    private final DataSource reader;

    /**
     * @param reader connections of the account whose slot belongs to the tenant
     */
    public DayCounts(DataSource reader) {
        this.reader = reader;
    }

    /** Events before a day, null when the warehouse does not answer. */
    public @Nullable Long eventsBefore(String tenantId, LocalDate day) {
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT sum(events) FROM event_daily WHERE tenant_id = ? AND day < toDate('" + day + "')")) {
            query.setString(1, tenantId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            return null;
        }
    }

    /** The raw facts among counts of rows by table. */
    public static long facts(Map<String, Long> counts) {
        return Stream.of(FactTable.values())
                .mapToLong(table -> counts.getOrDefault(table.table(), 0L))
                .sum();
    }
}
