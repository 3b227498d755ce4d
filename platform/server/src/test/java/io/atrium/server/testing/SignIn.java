package io.atrium.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as a browser does: authorization code with PKCE through Keycloak's form, or as a service. */
public final class SignIn {
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final String REDIRECT = "http://work.example/t/demo";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern TOTP_SECRET = Pattern.compile("name=\"totpSecret\"\\s+value=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;

    /** Through a Keycloak at this address. */
    public SignIn(String keycloak) {
        this.keycloak = keycloak;
    }

    /** What a browser holds of a session. */
    public record Session(String access, String refresh) {}

    /** The access token of a person. */
    public String person(String tenant, String user, String password) throws IOException, InterruptedException {
        return session(tenant, user, password).access();
    }

    /** A new session of a person. */
    public Session session(String tenant, String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(authorization(tenant))).build(),
                HttpResponse.BodyHandlers.ofString());
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
        HttpResponse<String> answer = http.send(
                post(action(page), Map.of("username", user, "password", password))
                        .header("Cookie", cookies)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return session(tenant, location(answer));
    }

    /** The session with new tokens. */
    public Session refresh(String tenant, Session session) throws IOException, InterruptedException {
        return session(
                tenant,
                Map.of("grant_type", "refresh_token", "client_id", "atrium-web", "refresh_token", session.refresh()));
    }

    /** Ends the session, as the button does. */
    public void signOut(String tenant, Session session) throws IOException, InterruptedException {
        Map<String, String> form = Map.of("client_id", "atrium-web", "refresh_token", session.refresh());
        HttpResponse<String> answer =
                http.send(post(endpoint(tenant, "logout"), form).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException("Not signed out: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String action(HttpResponse<String> page) throws IOException {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IOException("No form: " + page.statusCode() + " " + page.body());
        }
        return action.group(1).replace("&amp;", "&");
    }

    private static String location(HttpResponse<String> answer) throws IOException {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("Not signed in: " + answer.statusCode()));
    }

    private String authorization(String tenant) {
        return endpoint(tenant, "auth") + "?"
                + form(Map.of(
                        "client_id", "atrium-web",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", REDIRECT,
                        "code_challenge", challenge(),
                        "code_challenge_method", "S256"));
    }

    private Session session(String tenant, String location) throws IOException, InterruptedException {
        return session(
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

    /** The access token of a person who has to choose a password at the first sign-in. */
    public String withNewPassword(String tenant, String user, String oneTime, String password)
            throws IOException, InterruptedException {
        Map<String, String> cookies = new TreeMap<>();
        HttpResponse<String> page = follow(HttpRequest.newBuilder(URI.create(authorization(tenant))), cookies);
        HttpResponse<String> change =
                follow(post(action(page), Map.of("username", user, "password", oneTime)), cookies);
        if (!change.body().contains("password-new")) {
            throw new IOException("Not asked for a new password: " + change.statusCode() + " " + change.uri());
        }
        HttpResponse<String> signedIn =
                follow(post(action(change), Map.of("password-new", password, "password-confirm", password)), cookies);
        return session(tenant, location(signedIn)).access();
    }

    /** The first sign-in where codes are demanded: a password of one's own and an authenticator, in the order in which Keycloak asks. */
    public OneTimeCode withNewPasswordAndAuthenticator(String tenant, String user, String oneTime, String password)
            throws IOException, InterruptedException {
        Browser browser = new Browser(keycloak);
        HttpResponse<String> page =
                browser.submit(browser.open(authorization(tenant)), Map.of("username", user, "password", oneTime));
        OneTimeCode authenticator = null;
        while (page.statusCode() == 200) {
            Matcher secret = TOTP_SECRET.matcher(page.body());
            if (secret.find()) {
                authenticator = new OneTimeCode(secret.group(1));
                page = browser.submit(
                        page,
                        Map.of(
                                "totp", authenticator.at(Instant.now()),
                                "totpSecret", authenticator.secret(),
                                "userLabel", "telephone"));
            } else if (page.body().contains("password-new")) {
                page = browser.submit(page, Map.of("password-new", password, "password-confirm", password));
            } else {
                throw new IOException("Asked for something else: " + page.uri() + " " + page.body());
            }
        }
        session(tenant, location(page));
        if (authenticator == null) {
            throw new IOException("Let in without an authenticator");
        }
        return authenticator;
    }

    /** The access token of a person whom Keycloak asks for a code after the password. */
    public String withCode(String tenant, String user, String password, String code)
            throws IOException, InterruptedException {
        Browser browser = new Browser(keycloak);
        HttpResponse<String> asked =
                browser.submit(browser.open(authorization(tenant)), Map.of("username", user, "password", password));
        if (asked.statusCode() != 200 || !asked.body().contains("name=\"otp\"")) {
            throw new IOException("Not asked for a code: " + asked.statusCode() + " " + asked.uri());
        }
        return session(tenant, location(browser.submit(asked, Map.of("otp", code))))
                .access();
    }

    /** The access token of a person who signs in at an identity provider of the tenant that is a realm of this Keycloak. */
    public String through(String tenant, String provider, String user, String password)
            throws IOException, InterruptedException {
        Browser browser = new Browser(keycloak);
        HttpResponse<String> form = browser.open(authorization(tenant) + "&kc_idp_hint=" + provider);
        return session(tenant, location(browser.submit(form, Map.of("username", user, "password", password))))
                .access();
    }

    /** As {@link #through}, by SAML, for somebody new who has to complete the profile. */
    public String throughSaml(String tenant, String provider, String user, String password, Map<String, String> profile)
            throws IOException, InterruptedException {
        Browser browser = new Browser(keycloak);
        HttpResponse<String> form = browser.pass(browser.open(authorization(tenant) + "&kc_idp_hint=" + provider));
        HttpResponse<String> assertion = browser.submit(form, Map.of("username", user, "password", password));
        return session(tenant, location(browser.submit(browser.pass(assertion), profile)))
                .access();
    }

    /** Follows redirects as long as they stay in Keycloak. */
    private HttpResponse<String> follow(HttpRequest.Builder request, Map<String, String> cookies)
            throws IOException, InterruptedException {
        HttpRequest.Builder next = request;
        while (true) {
            if (!cookies.isEmpty()) {
                next.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = http.send(next.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.replaceFirst(";.*", "").split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            String location = answer.headers().firstValue("Location").orElse("");
            if (!location.startsWith(keycloak)) {
                return answer;
            }
            next = HttpRequest.newBuilder(URI.create(location));
        }
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
        return session(realm, form).access();
    }

    private Session session(String realm, Map<String, String> form) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(post(endpoint(realm, "token"), form).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
        }
        JsonNode tokens = JSON.readTree(answer.body());
        return new Session(
                tokens.path("access_token").asText(),
                tokens.path("refresh_token").asText());
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
