package io.atrium.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.testing.TestAuthority;
import io.atrium.server.testing.TestCallers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with the certificate of a customer's own authority. */
final class TlsTest {
    @TempDir
    private Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestAuthority authority;
    private ServerConfig.Tls files;
    private X509Certificate first;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        authority = new TestAuthority();
        files = new ServerConfig.Tls(directory.resolve("server.crt"), directory.resolve("server.key"));
        first = authority.issue("first", files.certificateFile(), files.keyFile());
        server = HttpServer.start(
                options(),
                new TestCallers(),
                meters,
                List.of(routes -> routes.openGet("/public/hello", context -> context.json("hello"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoTrustsTheAuthorityIsAnsweredAndToldToStay() throws Exception {
        HttpResponse<String> answer = get(authority.client());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(meters.get("atrium.tls.certificate.seconds").gauge().value())
                .isBetween(89 * 86_400.0, 90 * 86_400.0);
    }

    @Test
    void whoTrustsAnotherAuthorityIsNotConnected() throws Exception {
        HttpClient stranger = new TestAuthority().client();

        assertThatThrownBy(() -> get(stranger)).isInstanceOf(SSLException.class);
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        assertThat(shown()).isEqualTo(first);
        Files.writeString(files.keyFile(), "half a key");
        X509Certificate renewed = authority.issue("renewed", files.certificateFile(), files.keyFile());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shown()).isEqualTo(renewed));
    }

    @Test
    void whatIsNoCertificateStopsTheStart() throws Exception {
        ServerConfig.Tls broken = new ServerConfig.Tls(files.certificateFile(), directory.resolve("broken.key"));
        Files.writeString(broken.keyFile(), "nothing like a key");

        assertThatThrownBy(() -> TlsIdentity.of(broken, meters))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.tls")
                .hasMessageContaining("broken.key");
    }

    @Test
    void aKeyOfAnotherCertificateIsNoPair() throws Exception {
        ServerConfig.Tls crossed = new ServerConfig.Tls(files.certificateFile(), directory.resolve("other.key"));
        authority.issue("other", directory.resolve("other.crt"), crossed.keyFile());

        assertThatThrownBy(() -> TlsIdentity.of(crossed, meters))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("not the certificate's");
    }

    private HttpServer.Options options() {
        return new HttpServer.Options(
                "127.0.0.1",
                0,
                URI.create("https://work.example"),
                URI.create("https://id.example"),
                files,
                ServerConfig.Limits.DEFAULT);
    }

    private Certificate shown() throws Exception {
        return get(authority.client()).sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private HttpResponse<String> get(HttpClient client) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/api/v1/public/hello"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
