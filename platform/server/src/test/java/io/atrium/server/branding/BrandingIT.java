package io.atrium.server.branding;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.http.HttpServer;
import io.atrium.server.testing.TestCallers;
import io.atrium.server.testing.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colour and logo over HTTP, on real PostgreSQL. */
final class BrandingIT {
    private static final String NONE = "{}";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static TestStack stack;
    private static HttpServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        for (String tenant : List.of("north", "south", "east", "shut")) {
            sql("insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation) values ('"
                    + tenant + "', '北', 'North', 'UTC', 'en', 'active', false)");
        }
        server = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1:1")),
                new TestCallers(),
                new SimpleMeterRegistry(),
                List.of(new BrandingRoutes(
                        stack.database(),
                        new Audit(stack.database()),
                        tenant -> List.of("north", "south", "east").contains(tenant),
                        tenant -> {},
                        Clock.systemUTC())));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        stack.close();
    }

    @Test
    void aColourAndALogoAreSeenByEverybodyAndOnlyOfTheirTenant() throws Exception {
        assertThat(put("north", "/accent", "{\"accent\":\"#A61B1B\"}").body()).isEqualTo("{\"accent\":\"#a61b1b\"}");
        String logo =
                put("north", "/logo", "image/png", picture()).body().replaceFirst(".*\"logo\":\"(\\w+)\".*", "$1");

        assertThat(open("/north/branding").body()).isEqualTo("{\"accent\":\"#a61b1b\",\"logo\":\"" + logo + "\"}");
        HttpResponse<String> file = open("/north/logo/" + logo);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(open("/south/branding").body()).isEqualTo(NONE);
        assertThat(open("/south/logo/" + logo).statusCode()).isEqualTo(404);
        assertThat(open("/shut/branding").statusCode()).isEqualTo(404);
        assertThat(sql("select count(*) from audit_record where tenant_id = 'north' and action = 'branding.changed'"))
                .isEqualTo(2);

        assertThat(send("north|ann|settings:write", "DELETE", "/branding/logo", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(204);
        assertThat(open("/north/branding").body()).isEqualTo("{\"accent\":\"#a61b1b\"}");
        assertThat(open("/north/logo/" + logo).statusCode()).isEqualTo(404);
        assertThat(put("north", "/accent", "{\"accent\":null}").body()).isEqualTo(NONE);
    }

    @Test
    void whatCannotBeTakenChangesNothing() throws Exception {
        put("east", "/accent", "{\"accent\":\"#123456\"}");

        HttpResponse<String> light = put("east", "/accent", "{\"accent\":\"#ffff00\"}");
        assertThat(light.statusCode()).isEqualTo(422);
        assertThat(light.body()).contains("accent-too-light", "\"field\":\"accent\"");
        HttpResponse<String> svg = put("east", "/logo", "image/svg+xml", picture());
        assertThat(svg.statusCode()).isEqualTo(415);
        HttpResponse<String> text = put("east", "/logo", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(text.statusCode()).isEqualTo(422);
        assertThat(text.body()).contains("logo-unreadable");
        assertThat(put("east", "/logo", "image/png", new byte[Logo.MAX_BYTES + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("east|ann|settings:read", "PUT", "/branding/accent", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(open("/east/branding").body()).isEqualTo("{\"accent\":\"#123456\"}");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    private static HttpResponse<String> put(String tenant, String path, String json) throws Exception {
        return put(tenant, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> put(String tenant, String path, String type, byte[] body) throws Exception {
        return send(tenant + "|ann|settings:write", "PUT", "/branding" + path, type, body);
    }

    private static HttpResponse<String> send(String caller, String method, String path, String type, byte[] body)
            throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + caller)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> open(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/api/v1/public/tenants" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/atrium",
                        "postgres",
                        stack.components().secret("postgresql-superuser"));
                Statement running = connection.createStatement()) {
            if (!running.execute(statement)) {
                return running.getUpdateCount();
            }
            running.getResultSet().next();
            return running.getResultSet().getInt(1);
        }
    }
}
