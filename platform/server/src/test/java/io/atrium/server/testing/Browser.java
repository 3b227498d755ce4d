package io.atrium.server.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as Keycloak's pages need: cookies by path, redirects within Keycloak, and forms. */
final class Browser {
    private static final Pattern ACTION = Pattern.compile("(?i)action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("(?i);\\s*path=([^;]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;
    private final Map<String, Map<String, String>> cookiesByPath = new HashMap<>();

    Browser(String keycloak) {
        this.keycloak = keycloak;
    }

    HttpResponse<String> open(String address) throws IOException, InterruptedException {
        return follow(HttpRequest.newBuilder(URI.create(address)));
    }

    /** Sends the form of a page that a browser would send by itself, as SAML has it. */
    HttpResponse<String> pass(HttpResponse<String> page) throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            values.put(hidden.group(1), hidden.group(2));
        }
        return submit(page, values);
    }

    /** Sends the form of a page. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> values)
            throws IOException, InterruptedException {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IOException("No form: " + page.statusCode() + " " + page.uri() + " " + page.body());
        }
        String form = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest.Builder next = request;
        while (true) {
            String cookies = cookies(next.build().uri());
            if (!cookies.isEmpty()) {
                next.header("Cookie", cookies);
            }
            HttpResponse<String> answer = http.send(next.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            String location = answer.headers().firstValue("Location").orElse("");
            if (!location.startsWith(keycloak)) {
                return answer;
            }
            next = HttpRequest.newBuilder(URI.create(location));
        }
    }

    private String cookies(URI address) {
        return cookiesByPath.entrySet().stream()
                .filter(entry -> address.getPath().startsWith(entry.getKey()))
                .flatMap(entry -> entry.getValue().entrySet().stream())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        String[] pair = cookie.replaceFirst(";.*", "").split("=", 2);
        Matcher path = PATH.matcher(cookie);
        cookiesByPath
                .computeIfAbsent(path.find() ? path.group(1).strip() : "/", any -> new HashMap<>())
                .put(pair[0], pair[1]);
    }
}
