package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.site.Installation.Component;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Keycloak that the customer brings. */
final class KeycloakBrought implements Check {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MASTER = "/realms/master";

    @Override
    public Item item() {
        return Item.KEYCLOAK;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException, InterruptedException {
        Component brought = subject.site().components().keycloak();
        if (!brought.external()) {
            return List.of();
        }
        String address = brought.where().replaceAll("/*$", "");
        List<Finding> findings = new ArrayList<>();
        try {
            HttpClient client = Web.client(brought.caFile(), subject.patience());
            HttpRequest wellKnown = request(address + MASTER + "/.well-known/openid-configuration", subject)
                    .build();
            String issuer = json(client.send(wellKnown, HttpResponse.BodyHandlers.ofString()), "the well-known page")
                    .path("issuer")
                    .asText();
            String token = token(client, address, brought, subject);
            findings.add(Item.KEYCLOAK.pass(address, "issuer " + issuer + ", signed in as " + brought.account()));
            findings.add(version(client, address, token, subject));
        } catch (IOException e) {
            findings.add(Item.KEYCLOAK.fail(address, Web.said(e)));
        }
        return findings;
    }

    private static String token(HttpClient client, String address, Component brought, Subject subject)
            throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + encoded(String.valueOf(brought.account()))
                + "&password=" + encoded(Secret.read(brought.secretFile()));
        HttpRequest request = request(address + MASTER + "/protocol/openid-connect/token", subject)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            throw new IOException("account or password is not right");
        }
        return json(answer, "the sign-in").path("access_token").asText();
    }

    private static Finding version(HttpClient client, String address, String token, Subject subject)
            throws IOException, InterruptedException {
        HttpRequest request = request(address + "/admin/serverinfo", subject)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 403) {
            return Item.KEYCLOAK_VERSION.unknown(address, "the account may not ask for it");
        }
        return version(
                address,
                json(answer, "serverinfo").path("systemInfo").path("version").asText());
    }

    static Finding version(String address, String version) {
        if (!version.matches("\\d+\\..*")) {
            return Item.KEYCLOAK_VERSION.unknown(address, "it does not say");
        }
        if (version.startsWith("26.7.")) {
            return Item.KEYCLOAK_VERSION.pass(address, version);
        }
        return version.startsWith("26.")
                ? Item.KEYCLOAK_VERSION.warn(address, version + ", not tried")
                : Item.KEYCLOAK_VERSION.fail(address, version + ", not 26");
    }

    private static HttpRequest.Builder request(String address, Subject subject) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(subject.patience());
    }

    private static JsonNode json(HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(what + " answers " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
