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

/**
 * Reads a small table with a number for each of some tenants: {@code erased_tenant}, which has a row for each tenant that was ever erased, {@code
 * retention_line}, with one for each that does not keep all of its days, or {@code restored_tenant}, with one for each that was imported.
 */
final class ClickHouseTenantNumbers implements TenantNumbers {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** UNKNOWN_TABLE and UNKNOWN_DATABASE: the warehouse is not migrated yet, so there is nothing to know. The tables never go. */
    private static final Set<Integer> ABSENT = Set.of(60, 81);

    private static final String ERASED =
            "SELECT former_tenant, toUnixTimestamp64Milli(refused_before) FROM erased_tenant FINAL";
    private static final String CLOSED = "SELECT tenant_id, toUInt32(first_day) FROM retention_line FINAL";

    private static final String RESTORED =
            "SELECT restored_tenant, toUnixTimestamp64Milli(restored_before) FROM restored_tenant FINAL";

    private final ClickHouseClient client;
    private final Retries retries;
    private final ClickHouseClient.Request request;

    private ClickHouseTenantNumbers(
            ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry, String what, String query) {
        client = new ClickHouseClient(endpoint, TIMEOUT);
        retries = Retries.inRealTime(retryPolicy, onRetry);
        request = new ClickHouseClient.Request(
                what, query + " FORMAT TabSeparated", Map.of("wait_end_of_query", "1"), Map.of(), new byte[0]);
    }

    static TenantNumbers erasedTenants(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        return new ClickHouseTenantNumbers(endpoint, retryPolicy, onRetry, "read erased tenants", ERASED);
    }

    static TenantNumbers closedDays(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        return new ClickHouseTenantNumbers(endpoint, retryPolicy, onRetry, "read closed days", CLOSED);
    }

    static TenantNumbers restoredTenants(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        return new ClickHouseTenantNumbers(endpoint, retryPolicy, onRetry, "read restored tenants", RESTORED);
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
        Map<String, Long> numbers = new HashMap<>();
        new String(answer, StandardCharsets.UTF_8).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            numbers.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
        });
        return Map.copyOf(numbers);
    }
}
