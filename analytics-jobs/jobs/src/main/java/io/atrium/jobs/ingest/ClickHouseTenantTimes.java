package io.atrium.jobs.ingest;

import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.ClickHouseException;
import io.atrium.jobs.clickhouse.Retries;
import io.atrium.jobs.clickhouse.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads one of the tables {@code erased_tenant} and {@code restored_tenant}, which have a row for each such tenant: a few. */
final class ClickHouseTenantTimes implements TenantTimes {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** UNKNOWN_TABLE and UNKNOWN_DATABASE: the warehouse is not migrated yet, so there is nobody in it. The table never goes. */
    private static final Set<Integer> ABSENT = Set.of(60, 81);

    private final ClickHouseClient.Request request;
    private final ClickHouseClient client;
    private final Retries retries;

    private ClickHouseTenantTimes(
            ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry, ClickHouseClient.Request request) {
        this.request = request;
        client = new ClickHouseClient(endpoint, TIMEOUT);
        retries = Retries.inRealTime(retryPolicy, onRetry);
    }

    /** Tenants that were erased: records that Kafka took before do not count. */
    static TenantTimes erased(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        return new ClickHouseTenantTimes(
                endpoint,
                retryPolicy,
                onRetry,
                request(
                        "read erased tenants",
                        "SELECT former_tenant, toUnixTimestamp64Milli(refused_before) FROM erased_tenant FINAL"));
    }

    /** Tenants that were restored: events that happened before may be in the raw facts though no record of them was read. */
    static TenantTimes restored(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        return new ClickHouseTenantTimes(
                endpoint,
                retryPolicy,
                onRetry,
                request(
                        "read restored tenants",
                        "SELECT restored_tenant, toUnixTimestamp64Milli(restored_before) FROM restored_tenant FINAL"));
    }

    private static ClickHouseClient.Request request(String what, String query) {
        return new ClickHouseClient.Request(
                what, query + " FORMAT TabSeparated", Map.of("wait_end_of_query", "1"), Map.of(), new byte[0]);
    }

    @Override
    public Map<String, Long> load() throws IOException, InterruptedException {
        byte[] answer;
        try {
            answer = retries.run(request.what(), () -> client.send(request));
        } catch (ClickHouseException e) {
            if (ABSENT.contains(e.code())) {
                return Map.of();
            }
            throw e;
        }
        Map<String, Long> times = new HashMap<>();
        new String(answer, StandardCharsets.UTF_8).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            times.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
        });
        return Map.copyOf(times);
    }
}
