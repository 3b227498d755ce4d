package io.atrium.jobs.clickhouse;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ClickHouse over HTTP: one request, one answer, every failure an exception. The password travels in a header, is never
 * part of an address or a message, and is read again for each request, so that it can be changed while a job runs.
 */
public final class ClickHouseClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MESSAGE_CHARACTERS = 600;
    private static final String EXCEPTION_CODE = "X-ClickHouse-Exception-Code";

    private final ClickHouseEndpoint endpoint;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** A client that waits at most this long for one answer. */
    public ClickHouseClient(ClickHouseEndpoint endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    /**
     * What is sent.
     *
     * @param what names the request in messages
     * @param query the SQL
     * @param settings settings of this request
     * @param headers further headers
     * @param body the data
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying megabytes for form's sake would cost
    public record Request(
            String what, String query, Map<String, String> settings, Map<String, String> headers, byte[] body) {}

    /**
     * Sends a request and returns the answer's bytes.
     *
     * @throws ClickHouseException when the server cannot be reached or refuses
     * @throws IOException when the password cannot be read
     */
    public byte[] send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(address(request))
                .timeout(timeout)
                .header("X-ClickHouse-User", endpoint.user())
                .header("X-ClickHouse-Key", endpoint.readPassword())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(post::header);
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(post.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw ClickHouseException.unreachable(request.what(), e);
        }
        int code = exceptionCode(answer.headers());
        if (answer.statusCode() != 200 || code != ClickHouseException.NO_CODE) {
            throw ClickHouseException.refused(request.what(), answer.statusCode(), code, message(answer.body()));
        }
        return answer.body();
    }

    private URI address(Request request) {
        String settings = request.settings().entrySet().stream()
                .map(setting -> "&" + setting.getKey() + "=" + encode(setting.getValue()))
                .collect(Collectors.joining());
        return endpoint.url()
                .resolve("/?database=" + encode(endpoint.database()) + settings + "&query=" + encode(request.query()));
    }

    private static int exceptionCode(HttpHeaders headers) {
        return headers.firstValue(EXCEPTION_CODE)
                .map(value -> value.matches("\\d{1,6}") ? Integer.parseInt(value) : Integer.MAX_VALUE)
                .orElse(ClickHouseException.NO_CODE);
    }

    private static String message(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.length() <= MESSAGE_CHARACTERS ? text : text.substring(0, MESSAGE_CHARACTERS) + "…";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
