package io.atrium.server.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as a browser does: authorization code with PKCE through Keycloak's form, or as a service. */
public final class SignIn {
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final String REDIRECT = "http://work.example/t/demo";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;

    /** Through a Keycloak at this address. */
    public SignIn(String keycloak) {
        this.keycloak = keycloak;
    }

    /** The access token of a person. */
    public String person(String tenant, String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(endpoint(tenant, "auth") + "?"
                                + form(Map.of(
                                        "client_id", "atrium-web",
                                        "response_type", "code",
                                        "scope", "openid",
                                        "redirect_uri", REDIRECT,
                                        "code_challenge", challenge(),
                                        "code_challenge_method", "S256"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IOException("No form: " + page.statusCode() + " " + page.body());
        }
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
        HttpResponse<String> answer = http.send(
                post(action.group(1).replace("&amp;", "&"), Map.of("username", user, "password", password))
                        .header("Cookie", cookies)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("Not signed in: " + answer.statusCode()));
        return token(
                tenant,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "atrium-web",
                        "code",
                        location.replaceFirst(".*[?&]code=([^&]+).*", "$1"),
                        "redirect_uri",
                        REDIRECT,
                        "code_verifier",
                        VERIFIER));
    }

    /** The access token of a client's service account. */
    public String service(String tenant, String client, String secret) throws IOException, InterruptedException {
        return token(tenant, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** An access token by password for a client of Keycloak's own; such tokens are not meant for us. */
    public String adminCli(String realm, String user, String password) throws IOException, InterruptedException {
        return token(
                realm,
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password));
    }

    private String token(String realm, Map<String, String> form) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(post(endpoint(realm, "token"), form).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private String endpoint(String realm, String name) {
        return keycloak + "/realms/" + realm + "/protocol/openid-connect/" + name;
    }

    private static HttpRequest.Builder post(String address, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
