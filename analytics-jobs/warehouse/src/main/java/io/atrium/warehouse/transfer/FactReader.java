package io.atrium.warehouse.transfer;

import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.reconciliation.FactTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads one tenant's facts with the tenant's own reader account, a day at a time, so that no query is long and nothing is held. */
public final class FactReader {
    private static final String OUTCOMES = "ingest_outcome";

    private final WarehouseHttp warehouse;
    private final String tenantId;

    /**
     * @param reader the tenant's own account, whose row policy shows nothing of others
     */
    public FactReader(WarehouseAddress address, WarehouseAccount reader, String tenantId) {
        this.warehouse = new WarehouseHttp(address, reader);
        this.tenantId = tenantId;
    }

    /** Takes a line. */
    @FunctionalInterface
    public interface Lines {
        /** One row as a JSON object. */
        void take(String line) throws IOException;
    }

    /** The rows of a table in one month, such as {@code 2024-02}. */
    public record Month(FactTable table, String month, long rows) {}

    /** The tenant that the account sees; empty for none. */
    public String seen() throws IOException, InterruptedException {
        return warehouse
                .ask("SELECT tenant_id FROM reader_slot FINAL WHERE reader = currentUser() FORMAT TabSeparated")
                .strip();
    }

    /** What there is before the cut, by table and month. */
    public List<Month> months(Cut cut) throws IOException, InterruptedException {
        List<Month> months = new ArrayList<>();
        for (FactTable table : FactTable.values()) {
            String answer = warehouse.ask("""
                    SELECT formatDateTime(event_date, '%%Y-%%m') AS month, count() FROM %s
                    WHERE tenant_id = '%s' AND %s GROUP BY month ORDER BY month FORMAT TabSeparated
                    """.formatted(table.table(), tenantId, cut.before(table.topic())));
            answer.lines().forEach(line -> {
                String[] parts = line.split("\t", -1);
                months.add(new Month(table, parts[0], Long.parseLong(parts[1])));
            });
        }
        return List.copyOf(months);
    }

    /** The columns of a table, in its order. */
    public List<String> columns(String table) throws IOException, InterruptedException {
        return warehouse
                .ask("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '" + table
                        + "' ORDER BY position FORMAT TabSeparated")
                .lines()
                .toList();
    }

    /** The facts of one month, day by day; answers how many. */
    public long facts(Month month, Cut cut, Lines lines) throws IOException, InterruptedException {
        String where =
                "tenant_id = '" + tenantId + "' AND " + cut.before(month.table().topic());
        List<String> days = warehouse
                .ask(
                        "SELECT DISTINCT event_date FROM %s WHERE %s AND formatDateTime(event_date, '%%Y-%%m') = '%s' ORDER BY event_date FORMAT TabSeparated"
                                .formatted(month.table().table(), where, month.month()))
                .lines()
                .toList();
        String select = select(columns(month.table().table()));
        long rows = 0;
        for (String day : days) {
            rows += read(
                    "SELECT %s FROM %s WHERE %s AND event_date = '%s' ORDER BY event_date, event_type, member_no, event_time, event_id FORMAT JSONEachRow"
                            .formatted(select, month.table().table(), where, day),
                    lines);
        }
        return rows;
    }

    /** What became of the tenant's records before the cut; answers how many ranges. */
    public long outcomes(Cut cut, Lines lines) throws IOException, InterruptedException {
        return read(
                "SELECT %s FROM %s WHERE tenant_id = '%s' AND %s ORDER BY topic, kafka_partition, generation, checkpoint, subtask FORMAT JSONEachRow"
                        .formatted(select(columns(OUTCOMES)), OUTCOMES, tenantId, cut.outcomesBefore()),
                lines);
    }

    /** 128 bits are more than most readers of JSON keep, so they are written as text. */
    private static String select(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals("identity") ? "toString(identity) AS identity" : column)
                .collect(Collectors.joining(", "));
    }

    /** What ClickHouse says when it breaks off in the middle of an answer is no JSON object. */
    private long read(String query, Lines lines) throws IOException, InterruptedException {
        long rows = 0;
        try (BufferedReader answer =
                new BufferedReader(new InputStreamReader(warehouse.stream(query), StandardCharsets.UTF_8))) {
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (!line.startsWith("{") || !line.endsWith("}")) {
                    throw new IOException("ClickHouse broke off: " + line);
                }
                lines.take(line);
                rows++;
            }
        }
        return rows;
    }
}
