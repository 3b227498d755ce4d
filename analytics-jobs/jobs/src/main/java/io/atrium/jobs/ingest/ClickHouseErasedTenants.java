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

/** Reads the table {@code erased_tenant}, which has a row for each tenant that was ever erased: a few. */
final class ClickHouseErasedTenants implements ErasedTenants {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** UNKNOWN_TABLE and UNKNOWN_DATABASE: the warehouse is not migrated yet, so nobody was erased from it. The table never goes. */
    private static final Set<Integer> ABSENT = Set.of(60, 81);

    private static final ClickHouseClient.Request REQUEST = new ClickHouseClient.Request(
            "read erased tenants",
            "SELECT former_tenant, toUnixTimestamp64Milli(refused_before) FROM erased_tenant FINAL FORMAT TabSeparated",
            Map.of("wait_end_of_query", "1"),
            Map.of(),
            new byte[0]);

    private final ClickHouseClient client;
    private final Retries retries;

    ClickHouseErasedTenants(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        client = new ClickHouseClient(endpoint, TIMEOUT);
        retries = Retries.inRealTime(retryPolicy, onRetry);
    }

    @Override
    public Map<String, Long> load() throws IOException, InterruptedException {
        byte[] answer;
        try {
            answer = retries.run(REQUEST.what(), () -> client.send(REQUEST));
        } catch (ClickHouseException e) {
            if (ABSENT.contains(e.code())) {
                return Map.of();
            }
            throw e;
        }
        Map<String, Long> erased = new HashMap<>();
        new String(answer, StandardCharsets.UTF_8).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            erased.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
        });
        return Map.copyOf(erased);
    }
}
