package io.atrium.installer.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.images.BundleImages.Described;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A registry, spoken to as the OCI distribution specification says: what is there already is not sent again. */
final class Registry {

    /** Opens a blob's bytes; asked again when a request has to be repeated. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private static final Pattern CHALLENGE = Pattern.compile("(realm|service|scope)=\"([^\"]*)\"");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final HttpClient client;
    private final URI address;
    private final @Nullable String basic;
    private final Map<String, String> tokens = new HashMap<>();

    /**
     * @param address scheme, host and port
     * @param account user and password with a colon between; null: without signing in
     */
    Registry(HttpClient client, URI address, @Nullable String account) {
        this.client = client;
        this.address = address;
        this.basic = account == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a blob unless it is there; whether it was sent. */
    boolean blob(String repository, Described blob, Source source) throws IOException, InterruptedException {
        URI there = at("/v2/" + repository + "/blobs/" + blob.digest());
        int status = send(repository, HttpRequest.newBuilder(there).method("HEAD", BodyPublishers.noBody()))
                .statusCode();
        if (status == 200) {
            return false;
        }
        HttpResponse<String> begun = send(
                repository,
                HttpRequest.newBuilder(at("/v2/" + repository + "/blobs/uploads/"))
                        .POST(BodyPublishers.noBody()));
        expect(begun, 202, "begin the upload of " + blob.digest());
        String location = begun.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("The registry names no place for an upload."));
        URI upload = address.resolve(location + (location.contains("?") ? "&" : "?") + "digest="
                + URLEncoder.encode(blob.digest(), StandardCharsets.UTF_8));
        if (!String.valueOf(upload.getAuthority()).equals(address.getAuthority())) {
            throw new IOException("The registry sends uploads to another host, " + upload.getAuthority() + ".");
        }
        BodyPublisher body =
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> opened(source)), blob.size());
        HttpResponse<String> done = send(
                repository,
                HttpRequest.newBuilder(upload)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(body));
        expect(done, 201, "take " + blob.digest());
        return true;
    }

    /** Gives a manifest its name. */
    void manifest(String repository, String tag, Described manifest, byte[] content)
            throws IOException, InterruptedException {
        HttpResponse<String> done = send(
                repository,
                HttpRequest.newBuilder(at("/v2/" + repository + "/manifests/" + tag))
                        .header("Content-Type", manifest.mediaType())
                        .PUT(BodyPublishers.ofByteArray(content)));
        expect(done, 201, "take the image " + repository + ":" + tag);
    }

    private HttpResponse<String> send(String repository, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = once(repository, request);
        if (response.statusCode() != 401) {
            return response;
        }
        String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
        if (challenge.startsWith("Bearer ")) {
            tokens.put(repository, "Bearer " + token(challenge));
        } else if (basic != null && !basic.equals(tokens.get(repository))) {
            tokens.put(repository, basic);
        }
        return once(repository, request);
    }

    private HttpResponse<String> once(String repository, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token = tokens.get(repository);
        if (token != null) {
            request.setHeader("Authorization", token);
        }
        return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private String token(String challenge) throws IOException, InterruptedException {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = CHALLENGE.matcher(challenge);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        String query = "service=" + encoded(fields.getOrDefault("service", "")) + "&scope="
                + encoded(fields.getOrDefault("scope", ""));
        String realm = fields.getOrDefault("realm", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        address.resolve(realm + (realm.contains("?") ? "&" : "?") + query))
                .timeout(LIMIT);
        if (basic != null) {
            request.header("Authorization", basic);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        expect(response, 200, "sign in");
        JsonNode answer = new JsonMapper().readTree(response.body());
        return answer.path("token").asText(answer.path("access_token").asText());
    }

    private URI at(String path) {
        return address.resolve(path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static InputStream opened(Source source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(HttpResponse<String> response, int status, String what) throws IOException {
        if (response.statusCode() != status) {
            String body = response.body();
            throw new IOException("The registry did not " + what + ": " + response.statusCode() + " "
                    + body.substring(0, Math.min(300, body.length())));
        }
    }
}
