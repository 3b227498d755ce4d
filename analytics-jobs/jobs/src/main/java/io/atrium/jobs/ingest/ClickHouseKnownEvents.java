package io.atrium.jobs.ingest;

import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.Retries;
import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.clickhouse.block.BlockEncoder;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the table {@code event_identity}. The questions travel as an external table of the request, so a thousand cost
 * about what one costs: one query, which reads the few granules that their keys fall into.
 */
final class ClickHouseKnownEvents implements KnownEvents {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String BOUNDARY = "atrium-asked-7c1f0d5e";
    private static final int ANSWER_BYTES = 3 * Long.BYTES;

    private static final String QUERY = """
            SELECT identity, payload_hash
            FROM event_identity
            WHERE (tenant_id, identity) IN (SELECT tenant_id, identity FROM asked)
            FORMAT RowBinary
            """;

    private static final BlockLayout<Question> LAYOUT = BlockLayout.<Question>builder()
            .column("tenant_id", ColumnType.string(), (question, column) -> column.add(question.tenantId()))
            .column(
                    "identity",
                    ColumnType.uint128(),
                    (question, column) -> column.add(
                            question.identity().high(), question.identity().low()))
            .build();

    private static final Map<String, String> SETTINGS = Map.of(
            "asked_format",
            "Native",
            "asked_structure",
            "tenant_id String, identity UInt128",
            "wait_end_of_query",
            "1");

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);

    private final BlockEncoder<Question> encoder = new BlockEncoder<>(LAYOUT);
    private final ClickHouseClient client;
    private final Retries retries;

    ClickHouseKnownEvents(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, Runnable onRetry) {
        client = new ClickHouseClient(endpoint, TIMEOUT);
        retries = Retries.inRealTime(retryPolicy, onRetry);
    }

    @Override
    public Map<Identity, Long> find(Collection<Question> questions) throws IOException, InterruptedException {
        if (questions.isEmpty()) {
            return Map.of();
        }
        encoder.clear();
        questions.forEach(encoder::add);
        ClickHouseClient.Request request = new ClickHouseClient.Request(
                "look up " + questions.size() + " events", QUERY, SETTINGS, HEADERS, multipart(encoder.toNative()));
        return answers(retries.run(request.what(), () -> client.send(request)));
    }

    private static byte[] multipart(byte[] block) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(block.length + 256);
        body.write(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"asked\"; filename=\"asked\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        body.write(block);
        body.write(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static Map<Identity, Long> answers(byte[] bytes) {
        if (bytes.length % ANSWER_BYTES != 0) {
            throw new IllegalStateException("an answer of " + bytes.length + " bytes is not made of identities");
        }
        ByteBuffer rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<Identity, Long> found = new HashMap<>();
        while (rows.hasRemaining()) {
            long low = rows.getLong();
            long high = rows.getLong();
            found.put(new Identity(high, low), rows.getLong());
        }
        return found;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
