package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClickHouseIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void dataSurvivesAKill(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE DATABASE atrium");
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE TABLE atrium.t (n UInt8) ORDER BY n");
            ask(stack, "atrium_admin", "clickhouse-admin", "INSERT INTO atrium.t VALUES (42)");
            stack.kill(Component.CLICKHOUSE);
            stack.restart(Component.CLICKHOUSE);
            HttpResponse<String> answer = ask(stack, "atrium_admin", "clickhouse-admin", "SELECT n FROM atrium.t");
            assertThat(answer.body()).isEqualTo("42\n");
        }
    }

    @Test
    void aReaderReadsOnlyAndNobodyComesInWithoutAPassword(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE DATABASE atrium");
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE TABLE atrium.t (n UInt8) ORDER BY n");
            HttpResponse<String> create = ask(stack, "reader_01", "clickhouse-reader-01", "CREATE DATABASE intruder");
            HttpResponse<String> foreign = ask(stack, "reader_02", "clickhouse-reader-01", "SELECT 1");
            HttpResponse<String> nobody = send(HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + stack.port(Component.CLICKHOUSE) + "/?query=SELECT+count()+FROM+atrium.t")));
            assertThat(create.body()).containsAnyOf("ACCESS_DENIED", "READONLY");
            assertThat(foreign.body()).contains("AUTHENTICATION_FAILED");
            assertThat(nobody.body()).contains("ACCESS_DENIED");
        }
    }

    private HttpResponse<String> ask(LocalStack stack, String user, String secret, String sql)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE) + "/"))
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", stack.secret(secret))
                .POST(HttpRequest.BodyPublishers.ofString(sql)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
