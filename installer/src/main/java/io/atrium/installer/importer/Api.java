package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The public HTTP API, as one tenant's service account. For any number of threads. */
final class Api {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI server;
    private final Patience patience;
    private final Tenant tenant;
    private final Tokens tokens;

    private Api(HttpClient http, URI server, Patience patience, Tenant tenant, Tokens tokens) {
        this.http = http;
        this.server = server;
        this.patience = patience;
        this.tenant = tenant;
        this.tokens = tokens;
    }

    /** Asks who the tenant is; does not sign in yet. */
    static Api connect(URI server, String tenantId, Path secretFile, Patience patience, Clock clock)
            throws Failure, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        HttpRequest question = HttpRequest.newBuilder(server.resolve("/api/v1/public/tenants/" + tenantId))
                .timeout(Duration.ofSeconds(30))
                .build();
        Answer answer = Answer.of(patience.untilAnswered(
                "The server " + server, () -> http.send(question, HttpResponse.BodyHandlers.ofByteArray())));
        if (answer.status() == 404) {
            throw new Failure(Reason.USAGE, "--tenant: the server " + server + " has no tenant \"" + tenantId + "\".");
        }
        if (answer.status() != 200) {
            throw answer.strange("to the question for tenant " + tenantId + " is unexpected");
        }
        Tenant tenant = Tenant.of(answer);
        return new Api(http, server, patience, tenant, new Tokens(http, patience, tenant, secretFile, clock));
    }

    Tenant tenant() {
        return tenant;
    }

    /** Signs in now, so that a wrong secret is known before anything else is done. */
    void signIn() throws Failure, InterruptedException {
        tokens.current();
    }

    /**
     * Posts to a path below {@code /api/v1} until there is a final answer, whatever its status, save 401 and 403.
     *
     * @param what names what is sent, for people
     * @param limit for one try
     * @param body sets headers and the body
     */
    Answer post(String what, String path, Duration limit, UnaryOperator<HttpRequest.Builder> body)
            throws Failure, InterruptedException {
        Attempt attempt = new Attempt(path, limit, body);
        HttpResponse<byte[]> response = patience.untilAnswered(what, attempt);
        if (response.statusCode() == 401) {
            tokens.discard(attempt.token);
            response = patience.untilAnswered(what, attempt);
        }
        Answer answer = Answer.of(response);
        if (answer.status() == 401 || answer.status() == 403) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    what + ": the server does not allow it (answer " + answer.status() + ": " + answer.detail()
                            + "). The service account of tenant " + tenant.id() + " needs the role integration.");
        }
        return answer;
    }

    /** One request, signed in anew each time that it is sent. */
    private final class Attempt implements Patience.Attempt {

        private final String path;
        private final Duration limit;
        private final UnaryOperator<HttpRequest.Builder> body;
        private String token = "";

        Attempt(String path, Duration limit, UnaryOperator<HttpRequest.Builder> body) {
            this.path = path;
            this.limit = limit;
            this.body = body;
        }

        @Override
        public HttpResponse<byte[]> send() throws Failure, IOException, InterruptedException {
            token = tokens.current();
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                    .timeout(limit)
                    .header("Authorization", "Bearer " + token);
            return http.send(body.apply(request).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
