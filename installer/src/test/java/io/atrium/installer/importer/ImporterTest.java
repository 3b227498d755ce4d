package io.atrium.installer.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The importer against a real HTTP server that plays the gateway's part of the conversation. */
final class ImporterTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();
    private final StringWriter text = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private volatile int refuseFrom = Integer.MAX_VALUE;
    private volatile int busyAt = -1;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/api/v1/public/tenants/demo2",
                exchange -> answer(exchange, 200, "{\"oidc\":{\"url\":\"" + address + "\",\"realm\":\"demo2\"}}"));
        server.createContext(
                "/realms/demo2/protocol/openid-connect/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":60}"));
        server.createContext("/api/v1/events", this::events);
        server.start();
        Files.writeString(folder.resolve("secret"), "s");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyRowArrivesOnceAndARejectedOneIsWrittenDown() throws Exception {
        Path file = messages(25);
        boolean clean = importer().messages(file, null, null, "x", 10, Importer.Mode.RESUME);
        assertThat(clean).isFalse();
        assertThat(received).hasSize(25).doesNotHaveDuplicates();
        assertThat(rejectedFile()).content().contains("8,actor,unknown-actor,nobody");
        assertThat(text.toString()).contains("24 accepted, 1 rejected");
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        busyAt = 1;
        importer().messages(messages(25), null, null, "x", 10, Importer.Mode.RESUME);
        assertThat(received).hasSize(25).doesNotHaveDuplicates();
        assertThat(calls.get()).isEqualTo(4);
    }

    @Test
    void anInterruptedImportGoesOnWhereItWasAcknowledged() throws Exception {
        Path file = messages(95);
        refuseFrom = 5;
        assertThatThrownBy(() -> importer().messages(file, null, null, "x", 10, Importer.Mode.RESUME))
                .isInstanceOf(ImportException.class);
        int before = calls.get();
        refuseFrom = Integer.MAX_VALUE;
        importer().messages(file, null, null, "x", 10, Importer.Mode.RESUME);
        assertThat(text.toString()).contains("Going on after row");
        assertThat(received).contains("1", "95");
        assertThat(received.stream().distinct()).hasSize(95);
        assertThat(calls.get() - before).isLessThan(10);
    }

    @Test
    void aFinishedImportSendsNothingASecondTime() throws Exception {
        Path file = messages(25);
        importer().messages(file, null, null, "x", 10, Importer.Mode.RESUME);
        int before = calls.get();
        importer().messages(file, null, null, "x", 10, Importer.Mode.RESUME);
        assertThat(calls.get()).isEqualTo(before);
    }

    @Test
    void aDryRunSendsNothing() throws Exception {
        importer().messages(messages(25), null, null, "x", 10, Importer.Mode.DRY_RUN);
        assertThat(calls.get()).isZero();
    }

    private void events(HttpExchange exchange) throws IOException {
        int call = calls.getAndIncrement();
        String body = new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8);
        if (call == busyAt) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 429, "{}");
            return;
        }
        if (call >= refuseFrom) {
            answer(exchange, 403, "{}");
            return;
        }
        List<String> ids = new ArrayList<>();
        Matcher matcher = ID.matcher(body);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        received.addAll(ids);
        int seven = ids.indexOf("7");
        String rejected = seven < 0
                ? ""
                : "{\"index\":" + seven
                        + ",\"status\":\"rejected\",\"field\":\"actor\",\"code\":\"unknown-actor\",\"message\":\"nobody\"}";
        int accepted = ids.size() - (seven < 0 ? 0 : 1);
        answer(exchange, 200, "{\"accepted\":" + accepted + ",\"results\":[" + rejected + "]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Importer importer() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Importer.Target target =
                new Importer.Target(address, "demo2", folder.resolve("secret"), folder.resolve("progress"));
        return new Importer(target, new PrintWriter(text));
    }

    private Path messages(int count) throws IOException {
        StringBuilder csv = new StringBuilder("ts_unix,sender,recipient,msg_id\n");
        for (int id = 1; id <= count; id++) {
            csv.append(1704067200 + id).append(",a,b,").append(id).append('\n');
        }
        return Files.writeString(folder.resolve("messages.csv"), csv);
    }

    private Path rejectedFile() throws IOException {
        try (var files = Files.list(folder.resolve("progress"))) {
            return files.filter(file -> file.toString().endsWith("rejected.csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
