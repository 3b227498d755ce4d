package io.atrium.installer.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code /reconciliation} of a server's management listener. Messages of its exceptions are for people. */
final class ManagementPage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI address;

    ManagementPage(URI address) {
        this.address = address;
    }

    /** Of the server whose configuration is in the home. */
    static ManagementPage of(Home home) throws IOException {
        Path file = home.conf("server").resolve("server.yaml");
        if (!Files.isReadable(file)) {
            throw new IOException("There is no configuration of a server in " + file
                    + ". Name another installation by --home, or start this one (atrium stack up).");
        }
        JsonNode management =
                YAMLMapper.builder().build().readTree(file.toFile()).path("management");
        return new ManagementPage(URI.create("http://%s:%d/reconciliation"
                .formatted(
                        management.path("host").asText("127.0.0.1"),
                        management.path("port").asInt(8090))));
    }

    JsonNode read() throws IOException, InterruptedException {
        return exchange("GET", OK);
    }

    /** Begins a deep check and reads the books when it has finished. */
    JsonNode checkDeeply(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        JsonNode books = exchange("POST", ACCEPTED);
        while (books.path("deep").path("running").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The deep check has not finished within " + patience
                        + "; it goes on. Look again later with: atrium reconcile");
            }
            Thread.sleep(PAUSE.toMillis());
            books = read();
        }
        JsonNode error = books.path("deep").path("error");
        if (!error.isMissingNode()) {
            throw new IOException("The deep check could not be finished: " + error.asText());
        }
        return books;
    }

    private JsonNode exchange(String method, int expected) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("The server does not answer at " + address + ". Look at: atrium stack status", e);
        }
        if (answer.statusCode() != expected) {
            throw new IOException(
                    "The server answers " + answer.statusCode() + " at " + address + ": " + detail(answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asText(body);
        } catch (IOException notJson) {
            return body;
        }
    }
}
