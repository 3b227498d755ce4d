package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClickHouseIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void dataSurvivesAKillAndTheLogIsNoTrace(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE DATABASE atrium");
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE TABLE atrium.t (n UInt8) ORDER BY n");
            ask(stack, "atrium_admin", "clickhouse-admin", "INSERT INTO atrium.t VALUES (42)");
            stack.kill(Component.CLICKHOUSE);
            stack.restart(Component.CLICKHOUSE);
            HttpResponse<String> answer = ask(stack, "atrium_admin", "clickhouse-admin", "SELECT n FROM atrium.t");
            assertThat(answer.body()).isEqualTo("42\n");
            assertThat(stack.home().log("clickhouse-engine"))
                    .content()
                    .contains("<Information>")
                    .doesNotContain("<Debug>", "<Trace>");
        }
    }

    /**
     * What is on disk when the engine is killed after it has noted a block's token, before it has named the block's
     * part: the part still has its temporary name. A second block, complete and merged with a third, must stay known.
     */
    @Test
    void aBlockThatAKillLeftHalfDoneIsTakenWhenItIsRepeated(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
            admin(stack, "CREATE DATABASE atrium");
            admin(
                    stack,
                    "CREATE TABLE atrium.t (n UInt8) ENGINE = MergeTree ORDER BY n"
                            + " SETTINGS non_replicated_deduplication_window = 100");
            insert(stack, 1);
            insert(stack, 2);
            admin(stack, "OPTIMIZE TABLE atrium.t FINAL");
            insert(stack, 3);
            String part = admin(stack, "SELECT path FROM system.parts WHERE table = 't' AND rows = 1 AND active");
            stack.kill(Component.CLICKHOUSE);
            Path named = Path.of(part.strip());
            Files.move(named, named.resolveSibling("tmp_insert_" + named.getFileName()));
            stack.restart(Component.CLICKHOUSE);
            assertThat(admin(stack, "SELECT n FROM atrium.t ORDER BY n")).isEqualTo("1\n2\n");
            for (int n = 1; n <= 3; n++) {
                insert(stack, n);
                insert(stack, n);
            }
            assertThat(admin(stack, "SELECT n FROM atrium.t ORDER BY n")).isEqualTo("1\n2\n3\n");
        }
    }

    private void insert(LocalStack stack, int n) throws IOException, InterruptedException {
        admin(
                stack,
                "INSERT INTO atrium.t SETTINGS async_insert = 0, insert_deduplication_token = 'token-" + n
                        + "' VALUES (" + n + ")");
    }

    private String admin(LocalStack stack, String sql) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(stack, "atrium_admin", "clickhouse-admin", sql);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aReaderReadsOnlyAndNobodyComesInWithoutAPassword(@TempDir Path home) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE))) {
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE DATABASE atrium");
            ask(stack, "atrium_admin", "clickhouse-admin", "CREATE TABLE atrium.t (n UInt8) ORDER BY n");
            HttpResponse<String> create = ask(stack, "reader_01", "clickhouse-reader-01", "CREATE DATABASE intruder");
            HttpResponse<String> foreign = ask(stack, "reader_02", "clickhouse-reader-01", "SELECT 1");
            HttpResponse<String> nobody = nameless(stack, "SELECT count() FROM atrium.t");
            HttpResponse<String> stop = nameless(stack, "SYSTEM STOP LISTEN HTTP");
            assertThat(create.body()).containsAnyOf("ACCESS_DENIED", "READONLY");
            assertThat(foreign.body()).contains("AUTHENTICATION_FAILED");
            assertThat(nobody.body()).contains("ACCESS_DENIED");
            assertThat(stop.body()).contains("QUOTA_EXCEEDED");
            assertThat(ask(stack, "atrium_admin", "clickhouse-admin", "SELECT 1")
                            .body())
                    .isEqualTo("1\n");
        }
    }

    private HttpResponse<String> nameless(LocalStack stack, String sql) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE) + "/"))
                .POST(HttpRequest.BodyPublishers.ofString(sql)));
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
