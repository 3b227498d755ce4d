package io.atrium.jobs.replay;

import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.Retries;
import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.rawfacts.RawFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a replay asks of the warehouse and tells it, as the account of the ingest. */
final class Warehouse {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final long ROWS_A_SLICE = 50_000;

    private final ClickHouseClient client;
    private final Retries retries;
    private final RawFacts facts;
    private final Clock clock;

    Warehouse(ClickHouseEndpoint endpoint, Clock clock) {
        this.client = new ClickHouseClient(endpoint, TIMEOUT);
        this.retries = Retries.inRealTime(RetryPolicy.DEFAULT, () -> {});
        this.facts = new RawFacts(endpoint, retries);
        this.clock = clock;
    }

    /** What a generation says of one fact table: how many rows hold, and a sum of their hashes that any change changes. */
    record Digest(long rows, String hash) {}

    /** A state of a generation, by the warehouse's name. */
    enum State {
        BUILDING,
        ACTIVE,
        RETIRED
    }

    RawFacts facts() {
        return facts;
    }

    /** Cuts what has to be read into slices, the oldest first. */
    List<Slice> slices(String tenantId, Months months) throws IOException, InterruptedException {
        List<Slice> slices = new ArrayList<>();
        for (Reading reading : Reading.of(months)) {
            String sql = "SELECT toString(event_date), count() FROM "
                    + reading.table().table()
                    + " WHERE tenant_id = {tenant:String} AND event_date BETWEEN {first:Date} AND {last:Date} AND ("
                    + reading.condition() + ") GROUP BY event_date ORDER BY event_date";
            for (String[] row : rows(
                    "count the facts to read",
                    sql,
                    Map.of(
                            "tenant", tenantId,
                            "first", reading.first().toString(),
                            "last", reading.last().toString()))) {
                long count = Long.parseLong(row[1]);
                int parts = Math.toIntExact((count + ROWS_A_SLICE - 1) / ROWS_A_SLICE);
                for (int part = 0; part < parts; part++) {
                    slices.add(new Slice(reading.table(), reading.condition(), row[0], part, parts, count / parts));
                }
            }
        }
        slices.sort(Comparator.comparing(Slice::day).thenComparing(Slice::name));
        return slices;
    }

    /** A number that no generation has had. */
    int nextGeneration() throws IOException, InterruptedException {
        return Integer.parseInt(rows(
                                "ask for the newest generation",
                                "SELECT max(generation) FROM derived_generation",
                                Map.of())
                        .get(0)[0])
                + 1;
    }

    /** Says in one insert which state a generation's months and views have from now on. */
    void announce(String tenantId, Collection<String> views, Months months, int generation, State state)
            throws IOException, InterruptedException {
        String names = views.stream().map(view -> "'" + view + "'").collect(Collectors.joining(", "));
        send(
                "announce a generation",
                "INSERT INTO derived_generation (tenant_id, derivation, month, generation, state, changed_at, version)"
                        + " SELECT {tenant:String}, view, month, {generation:UInt32}, '"
                        + state.name().toLowerCase(Locale.ROOT)
                        + "', fromUnixTimestamp64Milli({now:Int64}), {now:UInt64} FROM (SELECT arrayJoin([" + names
                        + "]) AS view) AS views CROSS JOIN (SELECT arrayJoin(" + months.numbers()
                        + ") AS month) AS months",
                Map.of(
                        "tenant", tenantId,
                        "generation", Integer.toString(generation),
                        "now", Long.toString(clock.millis())));
    }

    /** The generations of some months that are active or being built, with their states, by view. */
    List<String[]> generations(String tenantId, Months months) throws IOException, InterruptedException {
        return rows(
                "ask for generations",
                "SELECT derivation, toString(generation), toString(state), count() FROM derived_generation FINAL"
                        + " WHERE tenant_id = {tenant:String} AND month BETWEEN {first:UInt32} AND {last:UInt32} AND state != 'retired'"
                        + " GROUP BY ALL ORDER BY ALL",
                span(tenantId, months));
    }

    /** What one generation says of a view's months; without a generation what is shown now. */
    Digest digest(String tenantId, String view, Months months, int generation)
            throws IOException, InterruptedException {
        Map<String, String> parameters = new TreeMap<>(span(tenantId, months));
        parameters.put("generation", Integer.toString(generation));
        String[] row = rows(
                        "compare " + view,
                        "SELECT count(), toString(groupBitXor(row_hash)) FROM " + view
                                + "_fact FINAL WHERE tenant_id = {tenant:String}"
                                + " AND toYYYYMM(day) BETWEEN {first:UInt32} AND {last:UInt32} AND sign > 0"
                                + " AND generation = {generation:UInt32}",
                        parameters)
                .get(0);
        return new Digest(Long.parseLong(row[0]), row[1]);
    }

    /** Notes, day by day, what the newer of two generations changes. */
    void restate(String tenantId, String view, Months months, int before, int after)
            throws IOException, InterruptedException {
        Map<String, String> parameters = new TreeMap<>(span(tenantId, months));
        parameters.put("before", Integer.toString(before));
        parameters.put("after", Integer.toString(after));
        parameters.put("now", Long.toString(clock.millis()));
        send(
                "note what " + view + " restates",
                "INSERT INTO restatement (tenant_id, derivation, day, reason, rows_removed, rows_added, restated_at, generation)"
                        + " SELECT {tenant:String}, '" + view
                        + "', day, 'replay', countIf(had AND NOT has), countIf(has AND NOT had),"
                        + " fromUnixTimestamp64Milli({now:Int64}), {after:UInt32} FROM (SELECT day, row_hash,"
                        + " max(generation = {before:UInt32}) AS had, max(generation = {after:UInt32}) AS has FROM "
                        + view + "_fact FINAL"
                        + " WHERE tenant_id = {tenant:String} AND toYYYYMM(day) BETWEEN {first:UInt32} AND {last:UInt32} AND sign > 0"
                        + " AND generation IN ({before:UInt32}, {after:UInt32}) GROUP BY day, row_hash)"
                        + " GROUP BY day HAVING countIf(had != has) > 0",
                parameters,
                // once, however often a replay is run again
                Map.of("insert_deduplication_token", "replay/" + after + "/" + view));
    }

    private static Map<String, String> span(String tenantId, Months months) {
        List<Integer> numbers = months.numbers();
        return Map.of(
                "tenant", tenantId,
                "first", numbers.get(0).toString(),
                "last", numbers.get(numbers.size() - 1).toString());
    }

    private List<String[]> rows(String what, String sql, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return send(what, sql + " FORMAT TabSeparated", parameters)
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private String send(String what, String sql, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return send(what, sql, parameters, Map.of());
    }

    private String send(String what, String sql, Map<String, String> parameters, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("wait_end_of_query", "1");
        settings.put("async_insert", "0");
        parameters.forEach((name, value) -> settings.put("param_" + name, value));
        ClickHouseClient.Request request = new ClickHouseClient.Request(what, sql, settings, Map.of(), new byte[0]);
        return new String(retries.run(what, () -> client.send(request)), StandardCharsets.UTF_8);
    }
}
