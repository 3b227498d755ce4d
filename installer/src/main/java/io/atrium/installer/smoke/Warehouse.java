package io.atrium.installer.smoke;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks ClickHouse, as its administrator, whether one event is a fact: the API tells sums, and a sum that grows may have grown by somebody
 * else's event.
 *
 * @param url of ClickHouse's HTTP
 * @param passwordFile of the account atrium_admin
 */
public record Warehouse(URI url, Path passwordFile) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private static final String QUESTION =
            "SELECT count() FROM atrium.collaboration_event WHERE tenant_id = {tenant:String}"
                    + " AND event_source = {source:String} AND event_id = {event:String}";

    /**
     * Whether the event was written, once.
     *
     * @param id made of letters, digits and hyphens
     * @throws IOException when ClickHouse does not answer, or the event is there more than once
     */
    boolean has(String tenant, String source, String id) throws IOException, InterruptedException {
        URI asked = URI.create(url + "/?param_tenant=" + tenant + "&param_source=" + source + "&param_event=" + id);
        HttpRequest request = HttpRequest.newBuilder(asked)
                .timeout(LIMIT)
                .header("X-ClickHouse-User", "atrium_admin")
                .header("X-ClickHouse-Key", Files.readString(passwordFile).strip())
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        String said = answer.body().strip();
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse answers " + answer.statusCode() + ": "
                    + said.lines().findFirst().orElse(""));
        }
        return switch (said) {
            case "0" -> false;
            case "1" -> true;
            default ->
                throw new IOException("The event " + id + " is there " + said + " times. Look at: atrium reconcile.");
        };
    }
}
