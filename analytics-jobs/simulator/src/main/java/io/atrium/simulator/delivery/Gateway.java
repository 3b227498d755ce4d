package io.atrium.simulator.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atrium.simulator.behaviour.SimulatedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public API as one tenant's service account. Waits as long as it takes while the platform is away or asks to come back later; every
 * other refusal is a failure. For one thread.
 */
final class Gateway {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final String tenant;
    private final Path secretFile;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /** @param secretFile the secret of the tenant's client {@code atrium-gateway} */
    Gateway(URI server, String tenant, Path secretFile, Clock clock) {
        this.server = server;
        this.tenant = tenant;
        this.secretFile = secretFile;
        this.clock = clock;
    }

    String tenant() {
        return tenant;
    }

    /** Imports a directory file; the same file again changes nothing. */
    void importDirectory(String csv) throws DeliveryFailure, InterruptedException {
        HttpResponse<byte[]> response =
                post("/directory/import", "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8), false);
        if (response.statusCode() != 200) {
            throw refused("The directory", response);
        }
    }

    /**
     * Sends events and returns when the platform has answered for all of them.
     *
     * @return how many of them it did not take
     */
    int send(List<SimulatedEvent> events) throws DeliveryFailure, InterruptedException {
        HttpResponse<byte[]> response = post("/events", "application/cloudevents-batch+json", Body.of(events), true);
        if (response.statusCode() != 200) {
            throw refused(events.size() + " events", response);
        }
        JsonNode receipt = json(response);
        int rejected = receipt.path("rejected").asInt();
        if (rejected > 0) {
            JsonNode first = receipt.path("results").path(0);
            log.atWarn()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("rejected", rejected)
                    .addKeyValue(
                            "eventId", events.get(first.path("index").asInt()).id())
                    .addKeyValue("reason", first.path("message").asText())
                    .log("events were rejected");
        }
        return rejected;
    }

    private HttpResponse<byte[]> post(String path, String contentType, byte[] body, boolean compressed)
            throws DeliveryFailure, InterruptedException {
        for (int renewals = 0; ; renewals++) {
            String bearer = token();
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", contentType)
                    .header("Prefer", "return=minimal")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (compressed) {
                request.header("Content-Encoding", "gzip");
            }
            HttpResponse<byte[]> response = answer(request.build());
            if (response.statusCode() != 401 || renewals > 0) {
                return response;
            }
            renewAt = Instant.MIN;
        }
    }

    private String token() throws DeliveryFailure, InterruptedException {
        if (clock.instant().isBefore(renewAt)) {
            return token;
        }
        JsonNode oidc = tenantEntry().path("oidc");
        URI endpoint = URI.create(oidc.path("url").asText().replaceAll("/+$", "") + "/realms/"
                + oidc.path("realm").asText() + "/protocol/openid-connect/token");
        String form = "grant_type=client_credentials&client_id=atrium-gateway&client_secret="
                + URLEncoder.encode(secret(), StandardCharsets.UTF_8);
        Instant asked = clock.instant();
        HttpResponse<byte[]> response = answer(HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        JsonNode answer = json(response);
        if (response.statusCode() != 200 || !answer.path("access_token").isTextual()) {
            throw new DeliveryFailure("Keycloak does not sign in the client atrium-gateway of tenant " + tenant
                    + " (answer " + response.statusCode() + "); its secret is read from " + secretFile);
        }
        token = answer.path("access_token").asText();
        Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        renewAt = asked.plus(
                lifetime.compareTo(MARGIN.multipliedBy(2)) < 0 ? lifetime.dividedBy(2) : lifetime.minus(MARGIN));
        return token;
    }

    private JsonNode tenantEntry() throws DeliveryFailure, InterruptedException {
        HttpResponse<byte[]> response =
                answer(HttpRequest.newBuilder(server.resolve("/api/v1/public/tenants/" + tenant))
                        .timeout(LIMIT)
                        .build());
        if (response.statusCode() != 200) {
            throw refused("The question for the tenant", response);
        }
        return json(response);
    }

    private String secret() throws DeliveryFailure {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new DeliveryFailure("The client secret cannot be read from " + secretFile + ": " + e);
        }
    }

    /** The first answer that another try would not change. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws InterruptedException {
        for (int failures = 0; ; failures++) {
            Duration pause = Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(failures, 7)));
            String trouble;
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status != 408 && status != 429 && status < 500) {
                    return response;
                }
                trouble = "answer " + status;
                pause = response.headers()
                        .firstValue("Retry-After")
                        .filter(text -> text.matches("[0-9]{1,3}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(pause);
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (Integer.bitCount(failures + 1) == 1) {
                log.atInfo()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("path", request.uri().getPath())
                        .addKeyValue("trouble", trouble)
                        .addKeyValue("pauseMillis", pause.toMillis())
                        .log("trying again");
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private DeliveryFailure refused(String what, HttpResponse<byte[]> response) {
        JsonNode problem = json(response);
        String first = problem.path("errors").path(0).path("message").asText();
        return new DeliveryFailure(what + " of tenant " + tenant + ": answer " + response.statusCode() + ", "
                + problem.path("detail").asText() + (first.isEmpty() ? "" : " " + first));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            JsonNode node = JSON.readTree(response.body());
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
