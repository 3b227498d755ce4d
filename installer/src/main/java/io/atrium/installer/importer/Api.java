package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Posts to the public API, and tries again as long as that can help: nothing that was sent twice counts twice. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final HttpClient http;
    private final String server;
    private final Tokens tokens;
    private final RandomGenerator random;

    Api(HttpClient http, String server, Tokens tokens, RandomGenerator random) {
        this.http = http;
        this.server = server;
        this.tokens = tokens;
        this.random = random;
    }

    /**
     * What the server answered.
     *
     * @param status 200 or 422; anything else does not get here
     */
    record Answer(int status, JsonNode body) {}

    /**
     * Posts a body.
     *
     * @throws ImportException when the server refuses, or does not answer for fifteen minutes
     */
    Answer post(String path, String contentType, Encoding encoding, byte[] body) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String problem = "";
        for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
            try {
                String token = tokens.current();
                HttpResponse<String> answer = http.send(
                        request(path, contentType, encoding, body, token), HttpResponse.BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status == 200 || status == 422) {
                    return new Answer(status, JSON.readTree(answer.body()));
                }
                problem = "the server answers " + status + ": " + answer.body();
                giveUpOn(status, attempt, problem);
                tokens.forget(status == 401 ? token : "");
                Thread.sleep(pause(attempt, answer));
            } catch (IOException e) {
                problem = "the server cannot be reached: " + e;
                Thread.sleep(pause(attempt));
            }
        }
        throw new ImportException("Gave up after " + PATIENCE.toMinutes() + " minutes: " + problem
                + ". Run the same command again later; it goes on where it stopped.");
    }

    /** How a body travels. */
    enum Encoding {
        PLAIN,
        GZIP
    }

    private HttpRequest request(String path, String contentType, Encoding encoding, byte[] body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Prefer", "return=minimal")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return encoding == Encoding.GZIP
                ? request.header("Content-Encoding", "gzip").build()
                : request.build();
    }

    private static void giveUpOn(int status, int attempt, String problem) {
        boolean mayPass = status == 429 || status == 408 || status >= 500 || (status == 401 && attempt < 2);
        if (!mayPass) {
            throw new ImportException(problem);
        }
    }

    private long pause(int attempt, HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Long.parseLong(text) * 1000 + random.nextLong(250))
                .orElseGet(() -> pause(attempt));
    }

    private long pause(int attempt) {
        long ceiling = Math.min(LONGEST_PAUSE_MILLIS, 200L << Math.min(attempt, 8));
        return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    }
}
