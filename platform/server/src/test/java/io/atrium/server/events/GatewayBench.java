package io.atrium.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.http.HttpServer;
import io.atrium.server.testing.TestCallers;
import io.atrium.server.testing.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many events a second come through the door and are acknowledged, over HTTP, with all components real; by hand ({@code make bench-server}), never in a build. */
final class GatewayBench {

    private static final int BATCH = 5_000;
    private static final int WARM_UP = 8;
    private static final int MEASURED = 20;

    @Test
    void measure(@TempDir Path home) throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (TestStack stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
                EventLog eventLog = new EventLog(EventLogConfig.of(Brokers.plain(stack.bootstrapServers())), meters)) {
            Directory directory = new Directory(stack.database());
            directory.apply("speed", organization(), new ImportOptions(LocalDate.of(2024, 1, 1), LaterHistory.REFUSE));
            EventGateway gateway = new EventGateway(
                    directory.asOf(), any -> ZoneOffset.UTC, eventLog, EventLimits.NONE, meters, Clock.systemUTC());
            try (HttpServer server = HttpServer.start(
                    HttpServer.Options.local(URI.create("http://127.0.0.1:1")),
                    new TestCallers(),
                    meters,
                    List.of(new EventRoutes(gateway)))) {
                send(server.port(), WARM_UP);
                long cpu = processCpu();
                long begin = System.nanoTime();
                send(server.port(), MEASURED);
                double wall = (System.nanoTime() - begin) / 1e9;
                double busy = (processCpu() - cpu) / 1e9;

                int events = MEASURED * BATCH;
                System.out.printf(
                        "%d events in %.2f s: %.0f events/s; %.2f CPU seconds of client and server: %.0f events/s a core%n",
                        events, wall, events / wall, busy, events / busy);
                assertThat(meters.get("atrium.events.accepted").counter().count())
                        .isEqualTo((WARM_UP + MEASURED) * (double) BATCH);
            }
        }
    }

    private static void send(int port, int batches) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        byte[] body = IntStream.range(0, BATCH)
                .mapToObj(GatewayBench::message)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
        for (int batch = 0; batch < batches; batch++) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                            .header("Authorization", "Bearer speed|mail|events:write:*")
                            .header("Content-Type", "application/cloudevents-batch+json")
                            .header("Prefer", "return=minimal")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).startsWith("{\"accepted\":" + BATCH);
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static byte[] organization() {
        return IntStream.range(0, 1_005)
                .mapToObj(user -> user + "," + user % 42)
                .collect(Collectors.joining("\n", "user,department\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String message(int id) {
        return """
                {"specversion":"1.0","id":"%d","source":"urn:example:mail","type":"im.message.sent","time":"2024-05-%02dT%02d:00:00Z",
                 "actor":"%d","platform":"desktop","data":{"objecttype":"message","objectid":"%d","channel":"mail",
                 "conversationid":"c%d","conversationkind":"direct","recipients":["%d"]}}
                """.formatted(id, 1 + id % 28, id % 24, id % 1_005, id, id % 100, (id * 7 + 1) % 1_005);
    }
}
