package io.atrium.installer.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.atrium.installer.tls.TestAuthority.Issued;
import io.atrium.installer.tls.TestAuthority.Validity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsListenerTest {

    private static final int LARGE = 3_000_000;

    @TempDir
    private Path folder = Path.of("");

    private final HttpServer plain;
    private final TestAuthority authority;
    private Path certificate = Path.of("");
    private Path key = Path.of("");

    TlsListenerTest() throws GeneralSecurityException, IOException {
        authority = new TestAuthority("ours");
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        plain.createContext("/from", exchange -> {
            byte[] body = exchange.getRemoteAddress().getAddress().toString().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        plain.start();
    }

    @BeforeEach
    void prepare() throws GeneralSecurityException, IOException {
        certificate = folder.resolve("tls.crt");
        key = folder.resolve("tls.key");
        renew(authority, Instant.now());
    }

    @AfterEach
    void stop() {
        plain.stop(0);
    }

    @Test
    void whatIsSaidWithTlsIsHeardBehindItAndAnswered() throws Exception {
        try (TlsListener listener = listen()) {
            String much = "x".repeat(LARGE);
            HttpClient client = believing(authority);
            for (int time = 0; time < 3; time++) {
                assertThat(post(client, listener, "/echo", much)).isEqualTo(much);
            }
        }
    }

    /** The engine lets programs of its own machine do more than others: nobody is taken for one of them. */
    @Test
    void nobodyComesFromLoopback() throws Exception {
        try (TlsListener listener = listen()) {
            assertThat(post(believing(authority), listener, "/from", "")).doesNotContain("127.", "::1");
        }
    }

    @Test
    void whoSpeaksNoTlsGetsNothingAndKeepsNobodyOut() throws Exception {
        try (TlsListener listener = listen();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /from HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/");
            assertThat(post(believing(authority), listener, "/echo", "still")).isEqualTo("still");
        }
    }

    @Test
    void aRenewedCertificateIsTakenAndABadOneIsNot() throws Exception {
        try (TlsListener listener = listen()) {
            TestAuthority next = new TestAuthority("next");
            renew(next, Instant.now().plusSeconds(60));
            assertThat(post(believing(next), listener, "/echo", "new")).isEqualTo("new");

            Files.writeString(certificate, "nothing");
            Files.setLastModifiedTime(certificate, FileTime.from(Instant.now().plusSeconds(120)));
            assertThat(post(believing(next), listener, "/echo", "kept")).isEqualTo("kept");
        }
    }

    @Test
    void itDoesNotBeginWithAKeyOfAnotherCertificate() throws Exception {
        TestAuthority.write(key, authority.issue(Validity.usual(), "x").key());
        assertThatThrownBy(this::listen).hasMessageContaining(key + " is not the key of the certificate");
    }

    private TlsListener listen() throws IOException {
        return TlsListener.open(certificate, key, 0, plain.getAddress().getPort());
    }

    private void renew(TestAuthority by, Instant at) throws GeneralSecurityException, IOException {
        Issued issued = by.issue(Validity.usual(), "localhost", "127.0.0.1");
        TestAuthority.write(key, issued.key());
        TestAuthority.write(certificate, issued.certificate());
        Files.setLastModifiedTime(certificate, FileTime.from(at));
    }

    private HttpClient believing(TestAuthority one) throws GeneralSecurityException, IOException {
        Path file = TestAuthority.write(folder.resolve("believed"), one.certificate());
        return HttpClient.newBuilder()
                .sslContext(PemFiles.trusting(file))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static String post(HttpClient client, TlsListener listener, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + path))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
