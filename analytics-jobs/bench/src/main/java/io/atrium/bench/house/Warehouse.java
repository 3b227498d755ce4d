package io.atrium.bench.house;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * ClickHouse as its administrator asks it, over HTTP.
 *
 * @param port the HTTP port
 * @param password the administrator's password
 */
public record Warehouse(int port, String password) {
    /** The tables that contestants write to. */
    public static final List<String> RAW = List.of("usage_event", "collaboration_event", "business_event");

    /** What is written with the raw facts, by views or beside them. */
    private static final List<String> BESIDE = List.of(
            "ingest_outcome",
            "event_identity",
            "active_member_daily",
            "message_daily",
            "participant_daily",
            "edge_daily",
            "event_daily",
            "act_daily",
            "member_activity_daily",
            "member_first_day",
            "member_client_daily",
            "place_daily");

    /** The tables of derived facts. */
    public static final List<String> FACTS = List.of(
            "member_day_fact",
            "response_fact",
            "meeting_fact",
            "meeting_attendance_fact",
            "document_use_fact",
            "process_case_fact",
            "process_task_fact",
            "record_stage_fact");

    private static final List<String> DERIVING = List.of("derived_generation", "derived_gap", "restatement");

    private static final String DATABASE = "atrium";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * What the tables hold.
     *
     * @param rows rows of the raw tables
     * @param events the sum of {@code event_daily}
     * @param messages the whole tenant's sum of {@code message_daily}
     * @param deliveries the sum of {@code edge_daily}
     */
    public record Totals(long rows, long events, long messages, long deliveries) {}

    /** Runs a statement; the answer's lines, their columns separated by tabs. */
    public List<String> query(String sql) throws IOException, InterruptedException {
        return new String(send(sql, "", sql.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Runs a query that ends in {@code FORMAT}; the answer as it is. */
    public byte[] bytes(String sql) throws IOException, InterruptedException {
        return send(sql, "", sql.getBytes(StandardCharsets.UTF_8));
    }

    /** Inserts data by a statement that ends in {@code FORMAT}, as one block and without deduplication. */
    public void insert(String sql, byte[] data) throws IOException, InterruptedException {
        send(
                sql,
                "&insert_deduplicate=0&max_insert_block_size=1000000000&min_insert_block_size_rows=1000000000"
                        + "&min_insert_block_size_bytes=0&input_format_parallel_parsing=0&query=" + encoded(sql),
                data);
    }

    private byte[] send(String sql, String parameters, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?database="
                        + encoded(DATABASE) + "&wait_end_of_query=1" + parameters))
                .timeout(LIMIT)
                .header("X-ClickHouse-User", "atrium_admin")
                .header("X-ClickHouse-Key", password)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse answers " + answer.statusCode() + " to " + firstLine(sql) + ": "
                    + firstLine(new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Runs a query that answers whole numbers in one row. */
    public long[] numbers(String sql) throws IOException, InterruptedException {
        return Arrays.stream(query(sql).get(0).split("\t", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /** Rows of the raw tables, from the tables' own bookkeeping: it costs the server next to nothing to ask. */
    public long rows() throws IOException, InterruptedException {
        return numbers("SELECT sum(total_rows) FROM system.tables WHERE database = '" + DATABASE
                + "' AND name IN ('usage_event', 'collaboration_event', 'business_event')")[0];
    }

    /** What the tables hold now. */
    public Totals totals() throws IOException, InterruptedException {
        long[] sums = numbers("""
                SELECT
                    (SELECT sum(events) FROM event_daily),
                    (SELECT sum(messages) FROM message_daily WHERE department_no = 0),
                    (SELECT sum(messages) FROM edge_daily)
                """);
        return new Totals(rows(), sums[0], sums[1], sums[2]);
    }

    /** Different events in the raw tables. */
    public long distinctEvents() throws IOException, InterruptedException {
        return numbers("SELECT uniqExact(event_id) FROM (" + unionOfRaw("event_id") + ")")[0];
    }

    /** The raw tables as one. */
    public static String unionOfRaw(String columns) {
        return String.join(
                " UNION ALL ",
                RAW.stream()
                        .map(table -> "SELECT " + columns + " FROM " + table)
                        .toList());
    }

    /** Empties every table; what a merge was doing is given up. */
    public void clear() throws IOException, InterruptedException {
        truncate(RAW);
        truncate(BESIDE);
        clearDerived();
    }

    /** Empties the tables of derived facts and forgets all their generations. */
    public void clearDerived() throws IOException, InterruptedException {
        truncate(FACTS);
        truncate(DERIVING);
    }

    private void truncate(List<String> tables) throws IOException, InterruptedException {
        for (String table : tables) {
            query("TRUNCATE TABLE " + table);
        }
    }

    /** Whether no merge runs. */
    public boolean calm() throws IOException, InterruptedException {
        return numbers("SELECT count() FROM system.merges")[0] == 0;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
