package io.atrium.installer.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ReconcileCommandTest {

    private static final String BOOKS = """
            {"verdict": "%s", "balanced": 1, "lastSuccess": "2026-01-01T00:00:00Z", "deep": {"running": %s},
             "partitions": [{"topic": "atrium.usage", "partition": 0, "verdict": "%s", "frontier": 12345, "rows": 12000,
               "duplicates": 300, "deadLettered": 45, "facts": 11999, "lag": 7, "differences": []}],
             "differences": [{"kind": "total-too-small", "verdict": "lost", "where": "usage_event", "records": 1,
               "explanation": "Fewer rows.", "action": "Check deeply."}]}
            """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @TempDir
    private Path home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/reconciliation", exchange -> {
            String method = exchange.getRequestMethod();
            asked.add(method);
            byte[] body = answers.remove(0).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(method.equals("POST") ? 202 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path conf = Files.createDirectories(home.resolve("conf/server"));
        Files.writeString(
                conf.resolve("server.yaml"),
                "management: {host: 127.0.0.1, port: " + server.getAddress().getPort() + "}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsEachPartitionAndWhatDoesNotFit() {
        answers.add(books("lost", false));
        // When
        int exit = run();
        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("atrium.usage/0", "12,345", "usage_event: 1 records", "Check deeply.");
    }

    @Test
    void waitsForADeepCheck() {
        answers.addAll(List.of(books("balanced", true), books("balanced", true), books("balanced", false)));
        // When
        int exit = run("--deep");
        // Then
        assertThat(exit).isZero();
        assertThat(asked).containsExactly("POST", "GET", "GET");
    }

    @Test
    void tellsWhatItCouldNotReach() {
        answers.add(books("unknown", false));
        assertThat(run("--json")).isEqualTo(3);
        server.stop(0);
        assertThat(run()).isEqualTo(3);
        assertThat(err.toString()).contains("does not answer", "stack status");
        assertThat(run("--deeply")).isEqualTo(2);
    }

    private static String books(String verdict, boolean running) {
        return BOOKS.formatted(verdict, running, verdict);
    }

    private int run(String... options) {
        CommandLine command = new CommandLine(new ReconcileCommand());
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[options.length + 2];
        all[0] = "--home";
        all[1] = home.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return command.execute(all);
    }
}
