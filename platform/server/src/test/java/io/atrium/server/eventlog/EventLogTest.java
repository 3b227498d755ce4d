package io.atrium.server.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventLogTest {

    private static final LogRecord MEGABYTE = new LogRecord("atrium.usage", "t/1", new byte[990_000]);
    private static final LogRecord SMALL = new LogRecord("atrium.usage", "t/1", new byte[100]);

    @Test
    void withoutKafkaAWholeBatchFailsInTheTimeOfOneRecord() throws IOException {
        try (EventLog log = new EventLog(unreachable(), new SimpleMeterRegistry())) {
            long begin = System.nanoTime();
            Published published = log.publish(Collections.nCopies(1_000, SMALL));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(published.acknowledgedCount()).isZero();
            assertThat(published.failure()).containsInstanceOf(EventLogFailure.Unavailable.class);
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whoComesWhileAllBytesAreInFlightIsToldToComeBackAtOnce() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (EventLog log = new EventLog(unreachable(), meters)) {
            CompletableFuture<Published> first = CompletableFuture.supplyAsync(() -> log.publish(List.of(MEGABYTE)));
            Awaitility.await()
                    .until(() -> meters.get("atrium.eventlog.inflight").gauge().value() > 0);

            Published second = log.publish(List.of(MEGABYTE));

            assertThat(first).isNotDone();
            assertThat(second.failure()).containsInstanceOf(EventLogFailure.Busy.class);
            assertThat(first.join().failure()).containsInstanceOf(EventLogFailure.Unavailable.class);
            assertThat(meters.get("atrium.eventlog.inflight").gauge().value()).isZero();
            assertThat(meters.get("atrium.eventlog.busy").counter().count()).isEqualTo(1);
        }
    }

    @Test
    void saysThatTheClusterDoesNotAnswer() throws IOException {
        try (EventLog log = new EventLog(unreachable(), new SimpleMeterRegistry())) {
            assertThatThrownBy(() -> log.health(List.of("atrium.usage"), Duration.ofMillis(500)))
                    .isInstanceOf(EventLogUnreachableException.class)
                    .hasMessageContaining("500 ms");
        }
    }

    private static EventLogConfig unreachable() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new EventLogConfig(
                    Brokers.plain("127.0.0.1:" + socket.getLocalPort()), 1_500_000, Duration.ofSeconds(3));
        }
    }
}
