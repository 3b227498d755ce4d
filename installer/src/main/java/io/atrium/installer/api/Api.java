package io.atrium.installer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atrium.installer.api.Failure.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringJoiner;

/** A part of the public HTTP API, as a service account of one tenant. Signs in by client credentials, again when the token has ended. For one thread. */
public final class Api {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI server;
    private final URI tokenEndpoint;
    private final ServiceAccount account;
    private final String base;
    private String token = "";

    private Api(HttpClient http, URI server, URI tokenEndpoint, ServiceAccount account, String base) {
        this.http = http;
        this.server = server;
        this.tokenEndpoint = tokenEndpoint;
        this.account = account;
        this.base = base;
    }

    private record Answer(int status, JsonNode body) {}

    /**
     * Asks where the tenant signs in; does not sign in yet.
     *
     * @param base what the paths of all requests begin with below {@code /api/v1}, such as {@code /dead-letters}
     * @throws Failure when the server does not answer or does not know the tenant
     */
    public static Api connect(URI server, ServiceAccount account, String base) throws Failure, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        Answer answer = send(http, HttpRequest.newBuilder(server.resolve("/api/v1" + account.description())));
        if (answer.status() == 404) {
            throw new Failure(
                    Reason.USAGE, "--tenant: the server " + server + " has no tenant \"" + account.tenant() + "\".");
        }
        JsonNode oidc = answer.body().path("oidc");
        if (answer.status() != 200 || !oidc.path("url").isTextual()) {
            throw new Failure(Reason.UNREACHABLE, "There is no Atrium server of this version at " + server + ".");
        }
        URI tokens = URI.create(oidc.path("url").asText().replaceAll("/+$", "") + "/realms/"
                + oidc.path("realm").asText() + "/protocol/openid-connect/token");
        return new Api(http, server, tokens, account, base);
    }

    /** Another part of the API, as the same account. */
    public Api at(String otherBase) {
        return new Api(http, server, tokenEndpoint, account, otherBase);
    }

    /** Sends a file as it is; takes as long as it takes. */
    public JsonNode upload(String path, Path file, String contentType) throws Failure, InterruptedException {
        token = signIn();
        try {
            HttpRequest request = request(path)
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), parse(response.body()));
            if (answer.status() >= 200 && answer.status() < 300) {
                return answer.body();
            }
            throw failure(answer);
        } catch (FileNotFoundException e) {
            throw new Failure(Reason.USAGE, file + " cannot be read.", e);
        } catch (IOException e) {
            throw unreachable(server, e);
        }
    }

    public JsonNode get(String path) throws Failure, InterruptedException {
        return call("GET", path, MissingNode.getInstance());
    }

    /** The body of an answer as it comes, for what is too long to be held; to be closed. */
    public InputStream stream(String path) throws Failure, InterruptedException {
        token = signIn();
        HttpRequest request = request(path).timeout(LIMIT).build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            try (InputStream body = response.body()) {
                throw failure(new Answer(response.statusCode(), parse(body.readAllBytes())));
            }
        } catch (IOException e) {
            throw unreachable(request.uri(), e);
        }
    }

    public JsonNode post(String path, JsonNode body) throws Failure, InterruptedException {
        return call("POST", path, body);
    }

    public JsonNode put(String path, JsonNode body) throws Failure, InterruptedException {
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
        HttpRequest.Builder request = request(path);
        if (!body.isMissingNode()) {
            request.header("Content-Type", "application/json");
        }
        return send(
                http,
                request.method(
                        method,
                        body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1" + base + path))
                .header("Authorization", "Bearer " + token);
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
            lines.add("The service account " + account.client() + " needs the role " + account.role() + ".");
        }
        return new Failure(reason, lines.toString());
    }

    private String signIn() throws Failure, InterruptedException {
        Answer answer = send(
                http,
                HttpRequest.newBuilder(tokenEndpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + account.client()
                                + "&client_secret=" + URLEncoder.encode(account.secret(), StandardCharsets.UTF_8))));
        String text = answer.body().path("access_token").asText();
        if (answer.status() != 200 || text.isEmpty()) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    "Keycloak does not sign in the client " + account.client() + " (answer " + answer.status()
                            + "). The secret in " + account.secretFile()
                            + " must be the one of this tenant and installation.");
        }
        return text;
    }

    private static Answer send(HttpClient http, HttpRequest.Builder request) throws Failure, InterruptedException {
        HttpRequest built = request.timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response = http.send(built, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw unreachable(built.uri(), e);
        }
    }

    private static Failure unreachable(URI at, IOException cause) {
        return new Failure(
                Reason.UNREACHABLE,
                at.getScheme() + "://" + at.getAuthority() + " does not answer (" + cause.getMessage()
                        + "). Nothing was changed by this request as far as is known.",
                cause);
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
