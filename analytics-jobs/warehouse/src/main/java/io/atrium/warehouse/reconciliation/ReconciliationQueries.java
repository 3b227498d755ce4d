package io.atrium.warehouse.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The questions, each one query. What throws {@link SQLException} may be asked again. */
public final class ReconciliationQueries {

    private final DataSource source;

    /**
     * @param source connections of the account {@code atrium_platform}
     */
    public ReconciliationQueries(DataSource source) {
        this.source = source;
    }

    /** Reads a row. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Claims, lane by lane in the order of checkpoints. They follow the primary key, so what is known is not read again.
     *
     * @param wanted nothing is asked when empty
     */
    public void claims(Collection<ClaimsAfter> wanted, Consumer<Claim> reader) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        String where = wanted.stream().map(after -> condition(after, values)).collect(Collectors.joining("\n    OR "));
        read("""
                SELECT
                    topic, kafka_partition, generation, checkpoint,
                    min(offset_from) AS first_offset,
                    max(offset_to) AS end_offset,
                    sum(rows) AS all_rows,
                    sum(duplicates) AS all_duplicates,
                    sum(dead_lettered) AS all_dead_lettered,
                    sum(erased) AS all_erased
                FROM ingest_outcome
                WHERE %s
                GROUP BY topic, kafka_partition, generation, checkpoint
                ORDER BY topic, kafka_partition, generation, checkpoint
                """.formatted(where), values, row -> reader.accept(claim(row)));
    }

    /**
     * All claims of a lane up to a checkpoint as one; nothing when there are none.
     */
    public List<Claim> claimed(Lane lane, long lastCheckpoint) throws SQLException {
        List<Claim> found = new ArrayList<>();
        read(
                """
                SELECT
                    topic, kafka_partition, generation, max(ingest_outcome.checkpoint) AS checkpoint,
                    min(offset_from) AS first_offset,
                    max(offset_to) AS end_offset,
                    sum(rows) AS all_rows,
                    sum(duplicates) AS all_duplicates,
                    sum(dead_lettered) AS all_dead_lettered,
                    sum(erased) AS all_erased
                FROM ingest_outcome
                WHERE topic = ? AND kafka_partition = ? AND generation = ? AND ingest_outcome.checkpoint <= ?
                GROUP BY topic, kafka_partition, generation
                """,
                List.of(lane.topic(), lane.partition(), lane.generation(), lastCheckpoint),
                row -> found.add(claim(row)));
        return List.copyOf(found);
    }

    /**
     * Counts the raw facts of ranges, at most one of each lane; a lane without facts is missing in the answer. Facts that retention has
     * removed count as if they were there.
     */
    public Map<Lane, FactCount> facts(FactTable table, Collection<OffsetRange> ranges) throws SQLException {
        if (ranges.isEmpty()) {
            return new HashMap<>();
        }
        Set<Lane> thinned = removed(table).keySet();
        Map<Lane, FactCount> counts = there(
                table,
                ranges.stream().filter(range -> !thinned.contains(range.lane())).toList());
        for (OffsetRange range : ranges) {
            if (thinned.contains(range.lane())) {
                counts.put(range.lane(), thereOrRemoved(table, range));
            }
        }
        return counts;
    }

    /** How many raw facts of each lane retention has removed, or is removing. */
    public Map<Lane, Long> removed(FactTable table) throws SQLException {
        Map<Lane, Long> removed = new HashMap<>();
        read(
                """
                SELECT kafka_partition, generation, sum(most) AS removed_rows
                FROM
                (
                    SELECT kafka_partition, generation, max(removed_fact.rows) AS most
                    FROM removed_fact
                    WHERE topic = ?
                    GROUP BY kafka_partition, generation, tenant_id, first_day
                )
                GROUP BY kafka_partition, generation
                """,
                List.of(table.topic()),
                row -> removed.put(
                        new Lane(table.topic(), row.getInt("kafka_partition"), row.getInt("generation")),
                        row.getLong("removed_rows")));
        return removed;
    }

    /** A fact that is about to be removed stands in both, and is one. */
    private FactCount thereOrRemoved(FactTable table, OffsetRange range) throws SQLException {
        List<Object> values = new ArrayList<>();
        String where = condition(range, values);
        Lane lane = range.lane();
        values.addAll(List.of(
                range.from(),
                range.to(),
                table.topic(),
                lane.partition(),
                lane.generation(),
                range.from(),
                range.to()));
        List<FactCount> counts = new ArrayList<>();
        read(
                """
                SELECT
                    live_rows + bitmapAndnotCardinality(gone, there) AS row_count,
                    bitmapOrCardinality(there, gone) AS offset_count
                FROM
                (
                    SELECT count() AS live_rows, groupBitmapState(kafka_offset) AS there FROM %s WHERE %s
                ) AS live
                CROSS JOIN
                (
                    SELECT bitmapSubsetInRange(groupBitmapMergeState(offsets), toUInt64(?), toUInt64(?)) AS gone
                    FROM removed_fact
                    WHERE topic = ? AND kafka_partition = ? AND generation = ? AND offset_to > ? AND offset_from < ?
                ) AS removed
                """.formatted(table.table(), where),
                values,
                row -> counts.add(new FactCount(row.getLong("row_count"), row.getLong("offset_count"))));
        return counts.get(0);
    }

    private Map<Lane, FactCount> there(FactTable table, Collection<OffsetRange> ranges) throws SQLException {
        Map<Lane, FactCount> counts = new HashMap<>();
        if (ranges.isEmpty()) {
            return counts;
        }
        List<Object> values = new ArrayList<>();
        String where = ranges.stream().map(range -> condition(range, values)).collect(Collectors.joining("\n    OR "));
        read(
                """
                SELECT kafka_partition, generation, count() AS row_count, groupBitmap(kafka_offset) AS offset_count
                FROM %s
                WHERE %s
                GROUP BY kafka_partition, generation
                """.formatted(table.table(), where),
                values,
                row -> counts.put(
                        new Lane(table.topic(), row.getInt("kafka_partition"), row.getInt("generation")),
                        new FactCount(row.getLong("row_count"), row.getLong("offset_count"))));
        return counts;
    }

    /** All raw facts by partition, all generations together: a record that two generations count shows here alone. */
    public Map<Integer, FactCount> factsByPartition(FactTable table) throws SQLException {
        Map<Integer, FactCount> counts = new HashMap<>();
        read(
                """
                SELECT kafka_partition, count() AS row_count, groupBitmap(kafka_offset) AS offset_count
                FROM %s
                GROUP BY kafka_partition
                """.formatted(table.table()),
                List.of(),
                row -> counts.put(
                        row.getInt("kafka_partition"),
                        new FactCount(row.getLong("row_count"), row.getLong("offset_count"))));
        return counts;
    }

    /** How many raw facts belong to none of these lanes; reads two columns of the whole table. */
    public long rowsOutside(FactTable table, Collection<Lane> lanes) throws SQLException {
        List<Object> values = new ArrayList<>();
        String known = lanes.stream()
                .map(lane -> {
                    values.addAll(List.of(lane.partition(), lane.generation()));
                    return "kafka_partition = ? AND generation = ?";
                })
                .collect(Collectors.joining(" OR "));
        return number(
                "SELECT count() FROM " + table.table() + (lanes.isEmpty() ? "" : " WHERE NOT (" + known + ")"), values);
    }

    /** How many raw facts there are now; read from metadata, whatever the table's size. */
    public long rows(FactTable table) throws SQLException {
        return number("SELECT count() FROM " + table.table(), List.of());
    }

    /** The events of each family in {@code event_daily}. */
    public Map<FactTable, Long> eventDaily() throws SQLException {
        Map<String, Long> families = new HashMap<>();
        read(
                "SELECT family, sum(events) AS all_events FROM event_daily GROUP BY family",
                List.of(),
                row -> families.put(row.getString("family"), row.getLong("all_events")));
        Map<FactTable, Long> events = new EnumMap<>(FactTable.class);
        for (FactTable table : FactTable.values()) {
            events.put(table, families.getOrDefault(table.family(), 0L));
        }
        return events;
    }

    /** {@code event_daily} of each tenant against the raw facts of a table; reads one column of the whole table, twice. */
    public List<RollupFigure> eventFigures(FactTable table) throws SQLException {
        String raw = "SELECT tenant_id, count() AS figure FROM " + table.table() + " GROUP BY tenant_id";
        return compare(
                "event_daily." + table.family(),
                raw,
                "SELECT tenant_id, sum(events) AS figure FROM event_daily WHERE family = '" + table.family()
                        + "' GROUP BY tenant_id");
    }

    /**
     * {@code message_daily} and {@code edge_daily} of each tenant against the raw facts. The rollups of people are sets, in which a person
     * who is added twice stays one: a doubled block cannot change them.
     */
    public List<RollupFigure> messageFigures() throws SQLException {
        List<RollupFigure> figures = new ArrayList<>(
                compare(
                        "message_daily.messages",
                        """
                SELECT tenant_id, count() AS figure
                FROM collaboration_event
                WHERE event_type = 'im.message.sent' AND intentional = 1
                GROUP BY tenant_id
                """,
                        "SELECT tenant_id, sum(messages) AS figure FROM message_daily WHERE department_no = 0 GROUP BY tenant_id"));
        figures.addAll(compare(
                "edge_daily.messages",
                """
                SELECT tenant_id, sum(arrayCount(kind -> kind = 'human', recipient_kind)) AS figure
                FROM collaboration_event
                WHERE event_type = 'im.message.sent' AND intentional = 1
                GROUP BY tenant_id
                """,
                "SELECT tenant_id, sum(messages) AS figure FROM edge_daily GROUP BY tenant_id"));
        return List.copyOf(figures);
    }

    private List<RollupFigure> compare(String rollup, String raw, String rolledUp) throws SQLException {
        Map<String, Long> before = byTenant(raw);
        Map<String, Long> figures = byTenant(rolledUp);
        Map<String, Long> after = byTenant(raw);
        after.keySet().forEach(tenant -> figures.putIfAbsent(tenant, 0L));
        return figures.entrySet().stream()
                .map(figure -> new RollupFigure(
                        rollup,
                        figure.getKey(),
                        before.getOrDefault(figure.getKey(), 0L),
                        figure.getValue(),
                        after.getOrDefault(figure.getKey(), 0L)))
                .toList();
    }

    private Map<String, Long> byTenant(String sql) throws SQLException {
        Map<String, Long> figures = new HashMap<>();
        read(sql, List.of(), row -> figures.put(row.getString("tenant_id"), row.getLong("figure")));
        return figures;
    }

    private static String condition(ClaimsAfter after, List<Object> values) {
        values.add(after.topic());
        values.add(after.partition());
        if (after.checkpoints().isEmpty()) {
            return "(topic = ? AND kafka_partition = ?)";
        }
        StringBuilder generations = new StringBuilder("generation NOT IN (");
        generations.append(
                after.checkpoints().keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        generations.append(")");
        after.checkpoints().forEach((generation, checkpoint) -> {
            generations.append(" OR generation = ? AND ingest_outcome.checkpoint > ?");
            values.add(generation);
            values.add(checkpoint);
        });
        return "(topic = ? AND kafka_partition = ? AND (" + generations + "))";
    }

    private static String condition(OffsetRange range, List<Object> values) {
        values.addAll(List.of(range.lane().partition(), range.lane().generation(), range.from()));
        if (range.to() == OffsetRange.OPEN) {
            return "(kafka_partition = ? AND generation = ? AND kafka_offset >= ?)";
        }
        values.add(range.to());
        return "(kafka_partition = ? AND generation = ? AND kafka_offset >= ? AND kafka_offset < ?)";
    }

    private long number(String sql, List<Object> values) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        read(sql, values, row -> numbers.add(row.getLong(1)));
        return numbers.get(0);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new Lane(row.getString("topic"), row.getInt("kafka_partition"), row.getInt("generation")),
                row.getLong("checkpoint"),
                row.getLong("first_offset"),
                row.getLong("end_offset"),
                row.getLong("all_rows"),
                row.getLong("all_duplicates"),
                row.getLong("all_dead_lettered"),
                row.getLong("all_erased"));
    }

    private void read(String sql, List<Object> values, Row reader) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
