package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
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
import org.jspecify.annotations.Nullable;

/** Access tokens of the tenant's service account, by client credentials; a new one before the old one ends. For any number of threads. */
final class Tokens {

    private static final String CLIENT = "atrium-gateway";
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Patience patience;
    private final Tenant tenant;
    private final Path secretFile;
    private final Clock clock;
    private @Nullable Token held;

    Tokens(HttpClient http, Patience patience, Tenant tenant, Path secretFile, Clock clock) {
        this.http = http;
        this.patience = patience;
        this.tenant = tenant;
        this.secretFile = secretFile;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    synchronized String current() throws Failure, InterruptedException {
        Token token = held;
        if (token == null || !clock.instant().isBefore(token.renewAt())) {
            token = fetch();
            held = token;
        }
        return token.text();
    }

    /** Forgets a token that the server no longer takes, unless another thread has a new one already. */
    synchronized void discard(String refused) {
        Token token = held;
        if (token != null && token.text().equals(refused)) {
            held = null;
        }
    }

    private Token fetch() throws Failure, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(tenant.tokenEndpoint())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + CLIENT
                        + "&client_secret=" + URLEncoder.encode(secret(), StandardCharsets.UTF_8)))
                .build();
        Instant asked = clock.instant();
        HttpResponse<byte[]> response = patience.untilAnswered(
                "Signing in at " + at(tenant.tokenEndpoint()),
                () -> http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        Answer answer = Answer.of(response);
        if (answer.status() != 200) {
            throw refused(answer);
        }
        Duration lifetime = Duration.ofSeconds(answer.number("expires_in"));
        Duration margin = lifetime.compareTo(MARGIN.multipliedBy(2)) < 0 ? lifetime.dividedBy(2) : MARGIN;
        return new Token(answer.text("/access_token"), asked.plus(lifetime).minus(margin));
    }

    private Failure refused(Answer answer) {
        String detail = answer.detail();
        return new Failure(
                Reason.NOT_ALLOWED,
                "Keycloak does not sign in the client " + CLIENT + " of tenant " + tenant.id() + " (answer "
                        + answer.status() + (detail.isEmpty() ? "" : ": " + detail) + "). The secret in " + secretFile
                        + " must be the one of this tenant and this installation.");
    }

    private String secret() throws Failure {
        try {
            String secret = Files.readString(secretFile).strip();
            if (secret.isEmpty()) {
                throw new Failure(Reason.NOT_ALLOWED, "The secret file " + secretFile + " is empty.");
            }
            return secret;
        } catch (IOException e) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    "The client secret cannot be read from " + secretFile
                            + ". Name its file with --secret-file, or the installation with --home.",
                    e);
        }
    }

    private static String at(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getAuthority();
    }

    /** Says nothing about its text. */
    private record Token(String text, Instant renewAt) {
        @Override
        public String toString() {
            return "Token[renewAt=" + renewAt + "]";
        }
    }
}
