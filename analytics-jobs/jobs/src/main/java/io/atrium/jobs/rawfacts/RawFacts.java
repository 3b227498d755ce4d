package io.atrium.jobs.rawfacts;

import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.Retries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Reads raw facts, in the order of the table. */
public final class RawFacts {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final ClickHouseClient client;
    private final Retries retries;

    /** Reads with this account, which needs {@code SELECT} on the raw tables. */
    public RawFacts(ClickHouseEndpoint endpoint, Retries retries) {
        this.client = new ClickHouseClient(endpoint, TIMEOUT);
        this.retries = retries;
    }

    /** Takes facts one by one. */
    @FunctionalInterface
    public interface Consumer {
        /** Takes the next. */
        void accept(RawFact fact) throws IOException, InterruptedException;
    }

    /**
     * What is asked for.
     *
     * @param table the table
     * @param where a condition on its columns, which names its parameters as ClickHouse does: {@code {tenant:String}}
     * @param parameters the parameters' values, as ClickHouse writes them
     */
    public record Question(RawTable table, String where, Map<String, String> parameters) {
        public Question {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * Reads all facts that fit; the answer is held in memory, so whoever asks bounds it. A failure that can pass is repeated.
     *
     * @throws IOException when ClickHouse refuses or stays away, or answers with something else
     */
    public void read(Question question, Consumer facts) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>();
        question.parameters().forEach((name, value) -> settings.put("param_" + name, value));
        ClickHouseClient.Request request = new ClickHouseClient.Request(
                "read facts of " + question.table().table(),
                question.table().select() + "\nWHERE " + question.where()
                        + "\nORDER BY event_date, event_type, member_no, event_time, event_id FORMAT RowBinary",
                settings,
                Map.of(),
                new byte[0]);
        byte[] answer = retries.run(request.what(), () -> client.send(request));
        RowBinaryInput rows = new RowBinaryInput(new ByteArrayInputStream(answer));
        while (rows.hasMore()) {
            facts.accept(question.table().read(rows));
        }
    }
}
