package io.atrium.server.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** Asks over HTTP, with little patience. */
final class HttpProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.builder().build();

    String text(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("It answers with status " + answer.statusCode());
            }
            return answer.body();
        } catch (HttpTimeoutException e) {
            throw new IOException("No answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ConnectException e) {
            throw new IOException("Nobody listens at " + address.getAuthority());
        }
    }

    JsonNode json(URI address) throws IOException, InterruptedException {
        return json.readTree(text(address, Map.of("Accept", "application/json")));
    }
}
