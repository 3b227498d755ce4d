package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** Tokens of a tenant's service account, by client credentials; a new one shortly before the old one ends. */
final class Tokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration EARLY = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpClient http;
    private final String server;
    private final String tenant;
    private final Path secretFile;
    private final Clock clock;
    private String token = "";
    private Instant usableUntil = Instant.MIN;

    /**
     * Tokens of one tenant.
     *
     * @param server the platform's public address
     * @param secretFile holds the secret of the client {@code atrium-gateway}
     */
    Tokens(HttpClient http, String server, String tenant, Path secretFile, Clock clock) {
        this.http = http;
        this.server = server;
        this.tenant = tenant;
        this.secretFile = secretFile;
        this.clock = clock;
    }

    /** A token that is good for at least some seconds. */
    synchronized String current() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(usableUntil)) {
            fetch();
        }
        return token;
    }

    /** Forgets a token that was refused. */
    synchronized void forget(String refused) {
        if (token.equals(refused)) {
            usableUntil = Instant.MIN;
        }
    }

    private void fetch() throws IOException, InterruptedException {
        JsonNode oidc = json(HttpRequest.newBuilder(URI.create(server + "/api/v1/public/tenants/" + tenant))
                        .timeout(LIMIT)
                        .build())
                .path("oidc");
        String endpoint = oidc.path("url").asText() + "/realms/"
                + oidc.path("realm").asText(tenant) + "/protocol/openid-connect/token";
        String form = "grant_type=client_credentials&client_id=atrium-gateway&client_secret="
                + URLEncoder.encode(Files.readString(secretFile).strip(), StandardCharsets.UTF_8);
        JsonNode answer = json(HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        token = answer.path("access_token").asText();
        usableUntil = clock.instant()
                .plusSeconds(answer.path("expires_in").asLong(60))
                .minus(EARLY);
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 500) {
            throw new IOException(request.uri() + " answers " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            throw new ImportException(request.uri() + " answers " + answer.statusCode() + "; is the tenant \"" + tenant
                    + "\" right, and " + secretFile + " its secret?");
        }
        return JSON.readTree(answer.body());
    }
}
