package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atrium.installer.deadletters.Failure.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringJoiner;

/** The dead letters of one tenant over HTTP. Signs in by client credentials, again when the token has ended. For one thread. */
final class Api {

    private static final String CLIENT = "atrium-operations";
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI server;
    private final URI tokenEndpoint;
    private final Path secretFile;
    private String token = "";

    private Api(HttpClient http, URI server, URI tokenEndpoint, Path secretFile) {
        this.http = http;
        this.server = server;
        this.tokenEndpoint = tokenEndpoint;
        this.secretFile = secretFile;
    }

    private record Answer(int status, JsonNode body) {}

    static Api connect(URI server, String tenant, Path secretFile) throws Failure, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        Answer answer = send(http, HttpRequest.newBuilder(server.resolve("/api/v1/public/tenants/" + tenant)));
        if (answer.status() == 404) {
            throw new Failure(Reason.USAGE, "--tenant: the server " + server + " has no tenant \"" + tenant + "\".");
        }
        JsonNode oidc = answer.body().path("oidc");
        if (answer.status() != 200 || !oidc.path("url").isTextual()) {
            throw new Failure(Reason.UNREACHABLE, "There is no Atrium server of this version at " + server + ".");
        }
        URI tokens = URI.create(oidc.path("url").asText().replaceAll("/+$", "") + "/realms/"
                + oidc.path("realm").asText() + "/protocol/openid-connect/token");
        return new Api(http, server, tokens, secretFile);
    }

    JsonNode get(String path) throws Failure, InterruptedException {
        return call("GET", path, MissingNode.getInstance());
    }

    JsonNode post(String path, JsonNode body) throws Failure, InterruptedException {
        return call("POST", path, body);
    }

    JsonNode put(String path, JsonNode body) throws Failure, InterruptedException {
        return call("PUT", path, body);
    }

    private JsonNode call(String method, String path, JsonNode body) throws Failure, InterruptedException {
        Answer answer = token.isEmpty() ? new Answer(401, body) : attempt(method, path, body);
        if (answer.status() == 401) {
            token = signIn();
            answer = attempt(method, path, body);
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            return answer.body();
        }
        throw failure(answer);
    }

    private Answer attempt(String method, String path, JsonNode body) throws Failure, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1/dead-letters" + path))
                .header("Authorization", "Bearer " + token);
        if (!body.isMissingNode()) {
            request.header("Content-Type", "application/json");
        }
        return send(
                http,
                request.method(
                        method,
                        body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
    }

    private Failure failure(Answer answer) {
        String detail = answer.body().path("detail").asText("answer " + answer.status());
        Reason reason = switch (answer.status()) {
            case 401, 403 -> Reason.NOT_ALLOWED;
            case 404, 409 -> Reason.NOTHING_THERE;
            case 400, 413, 415, 422 -> Reason.BAD_INPUT;
            default -> Reason.UNREACHABLE;
        };
        StringJoiner lines = new StringJoiner("\n  ");
        lines.add(detail);
        answer.body()
                .path("errors")
                .forEach(error -> lines.add(error.path("field").asText() + ": "
                        + error.path("message").asText()));
        if (reason == Reason.NOT_ALLOWED) {
            lines.add("The service account " + CLIENT + " needs the role operations.");
        }
        return new Failure(reason, lines.toString());
    }

    private String signIn() throws Failure, InterruptedException {
        Answer answer = send(
                http,
                HttpRequest.newBuilder(tokenEndpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + CLIENT
                                + "&client_secret=" + URLEncoder.encode(secret(), StandardCharsets.UTF_8))));
        String text = answer.body().path("access_token").asText();
        if (answer.status() != 200 || text.isEmpty()) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    "Keycloak does not sign in the client " + CLIENT + " (answer " + answer.status()
                            + "). The secret in " + secretFile + " must be the one of this tenant and installation.");
        }
        return text;
    }

    private String secret() throws Failure {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    "The client secret cannot be read from " + secretFile
                            + ". Name its file with --secret-file, or the installation with --home.",
                    e);
        }
    }

    private static Answer send(HttpClient http, HttpRequest.Builder request) throws Failure, InterruptedException {
        HttpRequest built = request.timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response = http.send(built, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            URI at = built.uri();
            throw new Failure(
                    Reason.UNREACHABLE,
                    at.getScheme() + "://" + at.getAuthority() + " does not answer (" + e.getMessage()
                            + "). Nothing was changed by this request as far as is known; look with: atrium dead-letters runs",
                    e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
