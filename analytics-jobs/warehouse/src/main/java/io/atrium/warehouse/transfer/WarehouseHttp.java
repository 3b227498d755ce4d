package io.atrium.warehouse.transfer;

import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** ClickHouse over HTTP, for what JDBC would hold in memory or convert: lines as ClickHouse writes and reads them. */
final class WarehouseHttp {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int LONGEST_MESSAGE = 400;

    private final WarehouseAddress address;
    private final WarehouseAccount account;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    WarehouseHttp(WarehouseAddress address, WarehouseAccount account) {
        this.address = address;
        this.account = account;
    }

    /** The answer's lines as they come; to be closed. */
    InputStream stream(String query) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                request("").POST(BodyPublishers.ofString(query)).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == OK) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw refused(new String(body.readNBytes(LONGEST_MESSAGE), StandardCharsets.UTF_8));
        }
    }

    /** A short answer as text. */
    String ask(String query) throws IOException, InterruptedException {
        try (InputStream answer = stream(query)) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Inserts; returns once the rows and those of all views are there. */
    void insert(String query, Map<String, String> settings, byte[] rows) throws IOException, InterruptedException {
        String parameters = settings.entrySet().stream()
                .map(setting -> "&" + setting.getKey() + "=" + encode(setting.getValue()))
                .collect(Collectors.joining());
        HttpResponse<String> answer = http.send(
                request("&query=" + encode(query) + parameters)
                        .POST(BodyPublishers.ofByteArray(rows))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw refused(answer.body());
        }
    }

    private HttpRequest.Builder request(String parameters) {
        String base = address.url().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/?database=" + encode(address.database()) + parameters))
                .timeout(ANSWER)
                .header("X-ClickHouse-User", account.user())
                .header("X-ClickHouse-Key", account.password());
    }

    private static IOException refused(String message) {
        String text = message.strip();
        return new IOException("ClickHouse refuses: "
                + (text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
