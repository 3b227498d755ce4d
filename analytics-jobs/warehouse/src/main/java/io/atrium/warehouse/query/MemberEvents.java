package io.atrium.warehouse.query;

import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse has of one member, and of nobody else: for the member's own eyes. Asked through the account of the tenant. Every
 * method throws {@link QueryFailure} when the warehouse does not answer.
 */
public final class MemberEvents {

    private static final NamedSql COUNTS = NamedSql.parse("""
            SELECT 'usage' AS part, event_type, count() AS events, min(event_date) AS first_day, max(event_date) AS last_day
            FROM usage_event WHERE tenant_id = :tenant AND member_no = :member GROUP BY event_type
            UNION ALL
            SELECT 'collaboration' AS part, event_type, count() AS events, min(event_date) AS first_day, max(event_date) AS last_day
            FROM collaboration_event WHERE tenant_id = :tenant AND member_no = :member GROUP BY event_type
            UNION ALL
            SELECT 'business' AS part, event_type, count() AS events, min(event_date) AS first_day, max(event_date) AS last_day
            FROM business_event WHERE tenant_id = :tenant AND member_no = :member GROUP BY event_type
            UNION ALL
            SELECT 'received' AS part, event_type, count() AS events, min(event_date) AS first_day, max(event_date) AS last_day
            FROM collaboration_event
            WHERE tenant_id = :tenant AND member_no != :member AND has(recipient_member_no, :member) GROUP BY event_type
            """);

    private final DataSource reader;
    private final QueryRunner runner;

    /**
     * @param reader connections of the account whose slot belongs to the tenant
     */
    public MemberEvents(DataSource reader) {
        this.reader = reader;
        this.runner = new QueryRunner(reader);
    }

    /** The parts of what there is: three tables of the member's own acts, and what others did to the member. */
    public enum Part {
        USAGE("SELECT * FROM usage_event WHERE tenant_id = :tenant AND member_no = :member"
                + " ORDER BY event_date, event_time, event_id"),
        COLLABORATION("SELECT * FROM collaboration_event WHERE tenant_id = :tenant AND member_no = :member"
                + " ORDER BY event_date, event_time, event_id"),
        BUSINESS("SELECT * FROM business_event WHERE tenant_id = :tenant AND member_no = :member"
                + " ORDER BY event_date, event_time, event_id"),
        /** Who acted, who else received, and ids that could tell it, are data of others and left out. */
        RECEIVED(
                "SELECT event_source, event_type, event_time, event_date, object_type, channel, conversation_kind, audience_size,"
                        + " start_time, end_time, duration_seconds, arrival_time FROM collaboration_event"
                        + " WHERE tenant_id = :tenant AND member_no != :member AND has(recipient_member_no, :member)"
                        + " ORDER BY event_date, event_time");

        private final String sql;

        Part(String sql) {
            this.sql = sql;
        }
    }

    /**
     * How many events of one type there are.
     *
     * @param part {@code usage}, {@code collaboration}, {@code business}, or {@code received} for what others did to the member
     */
    public record Count(String part, String type, long events, LocalDate firstDay, LocalDate lastDay) {}

    /** Counts by part and type; types without an event are absent. */
    public List<Count> counts(String tenantId, int memberNo) {
        return runner.list(
                "counts of a member",
                COUNTS,
                parameters(tenantId, memberNo),
                row -> new Count(
                        row.getString("part"),
                        row.getString("event_type"),
                        row.getLong("events"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)));
    }

    /** The rows as they are stored, by column, the oldest day first. */
    public void forEach(Part part, String tenantId, int memberNo, Consumer<Map<String, @Nullable Object>> consumer) {
        try (Connection connection = reader.getConnection();
                PreparedStatement statement = NamedSql.parse(part.sql)
                        .bind(parameters(tenantId, memberNo))
                        .prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    values.put(columns.getColumnLabel(column), plain(rows.getObject(column)));
                }
                consumer.accept(values);
            }
        } catch (SQLException failed) {
            throw new QueryFailure("events of a member", failed);
        }
    }

    private static Map<String, Object> parameters(String tenantId, int memberNo) {
        return Map.of("tenant", tenantId, "member", memberNo);
    }

    /** Numbers, flags, texts and lists of these; numbers that JSON readers would round are texts. */
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            return plain(array.getArray());
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object each : values) {
                list.add(plain(each));
            }
            return list;
        }
        if (value != null && value.getClass().isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
                list.add(plain(java.lang.reflect.Array.get(value, i)));
            }
            return list;
        }
        if (value instanceof BigInteger) {
            return value.toString();
        }
        if (value != null && !(value instanceof Number) && !(value instanceof Boolean)) {
            return value.toString();
        }
        return value;
    }
}
