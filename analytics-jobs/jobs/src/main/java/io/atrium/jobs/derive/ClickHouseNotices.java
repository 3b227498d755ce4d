package io.atrium.jobs.derive;

import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.ClickHouseException;
import io.atrium.jobs.clickhouse.Retries;
import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.derive.Generations.Announcement;
import io.atrium.jobs.derive.Generations.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the tables {@code derived_generation} and {@code erased_tenant}, both small, in one request. */
public final class ClickHouseNotices implements Notices.Board {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** UNKNOWN_TABLE and UNKNOWN_DATABASE: the warehouse is not migrated yet, so nothing is said. The tables never go. */
    private static final Set<Integer> ABSENT = Set.of(60, 81);

    private static final String QUERY = """
            SELECT tenant_id, derivation, toString(month), toString(generation), toString(state)
            FROM derived_generation FINAL
            UNION ALL
            SELECT former_tenant, '', toString(toUnixTimestamp64Milli(refused_before)), '', 'erased'
            FROM erased_tenant FINAL
            FORMAT TabSeparated
            """;

    private final ClickHouseClient client;
    private final Retries retries;

    public ClickHouseNotices(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        client = new ClickHouseClient(endpoint, TIMEOUT);
        retries = Retries.inRealTime(retryPolicy, onRetry);
    }

    @Override
    public Notices read() throws IOException, InterruptedException {
        ClickHouseClient.Request request = new ClickHouseClient.Request(
                "read generations", QUERY, Map.of("wait_end_of_query", "1"), Map.of(), new byte[0]);
        try {
            return notices(new String(retries.run(request.what(), () -> client.send(request)), StandardCharsets.UTF_8));
        } catch (ClickHouseException e) {
            if (ABSENT.contains(e.code())) {
                return Notices.NONE;
            }
            throw e;
        }
    }

    private static Notices notices(String answer) {
        List<Announcement> announcements = new ArrayList<>();
        Map<String, Long> erased = new HashMap<>();
        answer.lines().forEach(line -> {
            String[] values = line.split("\t", -1);
            if (values[4].equals("erased")) {
                erased.put(values[0], Long.valueOf(values[2]));
            } else {
                announcements.add(new Announcement(
                        values[0],
                        values[1],
                        Integer.parseInt(values[2]),
                        Integer.parseInt(values[3]),
                        State.valueOf(values[4].toUpperCase(Locale.ROOT))));
            }
        });
        return new Notices(new Generations(announcements), erased);
    }
}
