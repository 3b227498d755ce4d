package io.atrium.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committer against a server that answers as it is told; the real one is in the integration tests. */
class BlockCommitterTest {
    private static final Block BLOCK =
            new Block("t", "INSERT INTO `t` (`a`) FORMAT Native", "t/1/0/7/0/ab", 3, 30, new byte[] {9});

    @TempDir
    Path directory;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger retries = new AtomicInteger();
    private Duration backAfter = Duration.ofDays(1);
    private HttpServer server;

    private record Answer(int status, int code, String body) {}

    private static final class Request implements Committer.CommitRequest<Block> {
        private final List<String> signals = new ArrayList<>();

        @Override
        public Block getCommittable() {
            return BLOCK;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable cause) {
            signals.add("known");
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable cause) {
            signals.add("unknown");
        }

        @Override
        public void retryLater() {
            signals.add("later");
        }

        @Override
        public void updateAndRetryLater(Block block) {
            signals.add("update");
        }

        @Override
        public void signalAlreadyCommitted() {
            signals.add("already");
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            queries.add(exchange.getRequestURI().getRawQuery());
            Answer answer = nanos.get() >= backAfter.toNanos() ? new Answer(200, 0, "") : answers.element();
            if (answer.code() > 0) {
                exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", String.valueOf(answer.code()));
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private BlockCommitter committer(Duration patience) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "geheim\n");
        ClickHouseEndpoint endpoint = new ClickHouseEndpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "d", "u", password.toString());
        Retries waiting = new Retries(
                new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), patience),
                nanos::get,
                pause -> nanos.addAndGet(pause.toNanos()),
                new Random(1),
                retries::incrementAndGet);
        return new BlockCommitter(
                new ClickHouseClient(endpoint, Duration.ofSeconds(10)),
                waiting,
                new SinkMetrics.Committing(new UnregisteredMetricsGroup()));
    }

    @Test
    void oneRequestIsOneBlockWithItsToken() throws Exception {
        // Given
        answers.add(new Answer(200, 0, ""));

        // When
        committer(Duration.ofMinutes(1)).commit(List.of(new Request()));

        // Then
        assertThat(queries)
                .singleElement()
                .satisfies(query -> assertThat(URLDecoder.decode(query, StandardCharsets.UTF_8))
                        .contains("insert_deduplication_token=t/1/0/7/0/ab")
                        .contains("async_insert=0")
                        .contains("insert_deduplicate=1")
                        .contains("deduplicate_insert=enable")
                        .contains("deduplicate_blocks_in_dependent_materialized_views=1")
                        .contains("min_insert_block_size_rows=1000000000")
                        .contains("max_insert_block_size=1000000000")
                        .contains("optimize_on_insert=0")
                        .doesNotContain("geheim"));
    }

    @Test
    void anOutageOfTenMinutesIsOutlasted() throws Exception {
        // Given
        answers.add(new Answer(503, 0, "starting"));
        backAfter = Duration.ofMinutes(10);

        // When
        Request request = new Request();
        committer(RetryPolicy.DEFAULT.patience()).commit(List.of(request));

        // Then
        assertThat(retries.get()).isBetween(60, 400);
        assertThat(request.signals).isEmpty();
    }

    @Test
    void aRefusedBlockFailsTheJobAndIsNeverGivenUp() throws Exception {
        // Given
        answers.add(new Answer(500, 53, "Code: 53. DB::Exception: type mismatch"));
        Request request = new Request();

        // When, Then
        assertThatThrownBy(() -> committer(Duration.ofMinutes(1)).commit(List.of(request)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3 rows for table t")
                .cause()
                .hasMessageContaining("type mismatch");
        assertThat(request.signals).isEmpty();
        assertThat(queries).hasSize(1);
    }

    @Test
    void anExceptionBehindStatus200IsAFailure() throws Exception {
        // Given
        answers.add(new Answer(200, 60, "Code: 60. DB::Exception: no table"));

        // When, Then
        assertThatThrownBy(() -> committer(Duration.ofMinutes(1)).commit(List.of(new Request())))
                .hasRootCauseInstanceOf(ClickHouseException.class);
    }

    @Test
    void whenPatienceEndsTheJobFails() throws Exception {
        // Given
        answers.add(new Answer(500, 252, "too many parts"));
        Request request = new Request();

        // When, Then
        assertThatThrownBy(() -> committer(Duration.ofMinutes(15)).commit(List.of(request)))
                .hasMessageContaining("away for too long");
        assertThat(Duration.ofNanos(nanos.get())).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        assertThat(request.signals).isEmpty();
    }
}
