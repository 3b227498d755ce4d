package io.atrium.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.server.testing.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a server's API, and finds in its audit log what auditors find there. */
final class AuditReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerUnderTest server;
    private final SignIn signIn;

    AuditReader(ServerUnderTest server, SignIn signIn) {
        this.server = server;
        this.signIn = signIn;
    }

    record Answer(int status, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    JsonNode only(String query) throws Exception {
        List<JsonNode> found = find(query);
        assertThat(found).as(query).hasSize(1);
        return found.get(0);
    }

    List<JsonNode> find(String query) throws Exception {
        return find("demo", query);
    }

    List<JsonNode> find(String tenant, String query) throws Exception {
        String auditor = signIn.service(tenant, "atrium-audit", server.secret("tenant-" + tenant + "-audit"));
        Answer answer = send(auditor, "GET", "/audit?limit=500&" + query, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> records = new ArrayList<>();
        answer.json().path("records").forEach(records::add);
        return records;
    }

    Answer csv(String token, String content) throws Exception {
        return send(token, "POST", "/directory/import", content, "text/csv");
    }

    Answer send(String token, String method, String path, String body) throws Exception {
        return send(token, method, path, body, "application/json");
    }

    Answer send(String token, String method, String path, String body, String type) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }
}
