package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.atrium.installer.tls.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer brings, against small servers; PostgreSQL and Kafka are in {@code PreflightIT}. */
final class BroughtTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aClickHouseIsAsked() throws Exception {
        HttpServer server = http(exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!"right".equals(exchange.getRequestHeaders().getFirst("X-ClickHouse-Key"))) {
                exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", "516");
                answer(exchange, 403, "Code: 516");
            } else {
                answer(exchange, 200, question.contains("version") ? "26.7.3.1\n" : "0\n");
            }
        });
        try {
            assertThat(clickHouse(server, "right"))
                    .containsEntry(Item.CLICKHOUSE, Level.PASS)
                    .containsEntry(Item.CLICKHOUSE_VERSION, Level.PASS)
                    .containsEntry(Item.CLICKHOUSE_RIGHTS, Level.FAIL);
            assertThat(clickHouse(server, "wrong")).containsOnly(Map.entry(Item.CLICKHOUSE, Level.FAIL));
        } finally {
            server.stop(0);
        }
        assertThat(clickHouse(server, "right")).containsOnly(Map.entry(Item.CLICKHOUSE, Level.FAIL));
    }

    @ParameterizedTest
    @CsvSource({"26.7.3.1, PASS", "26.3.9, WARN", "24.8.1, WARN", "24.3.1, FAIL", "18.16.1, FAIL", "soon, UNKNOWN"})
    void versionsOfClickHouse(String version, Level level) {
        assertThat(ClickHouseBrought.version("c", version).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"26.7.3, PASS", "26.0.1, WARN", "25.0.6, FAIL", "'', UNKNOWN"})
    void versionsOfKeycloak(String version, Level level) {
        assertThat(KeycloakBrought.version("k", version).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"18, PASS", "17, WARN", "19, WARN", "15, WARN", "14, FAIL"})
    void versionsOfPostgresql(int version, Level level) {
        assertThat(PostgresqlBrought.version("p", version).level()).isEqualTo(level);
    }

    @Test
    void aKeycloakIsSignedInto() throws Exception {
        HttpServer server = http(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/openid-configuration")) {
                answer(exchange, 200, "{\"issuer\":\"https://sso\"}");
            } else if (path.endsWith("/token")) {
                answer(exchange, body.contains("password=r%26ght") ? 200 : 401, "{\"access_token\":\"t\"}");
            } else {
                answer(exchange, 200, "{\"systemInfo\":{\"version\":\"26.7.3\"}}");
            }
        });
        try {
            assertThat(keycloak(server, "r&ght"))
                    .containsOnly(Map.entry(Item.KEYCLOAK, Level.PASS), Map.entry(Item.KEYCLOAK_VERSION, Level.PASS));
            assertThat(keycloak(server, "wrong")).containsOnly(Map.entry(Item.KEYCLOAK, Level.FAIL));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aMailServerIsGreetedAndLeft() throws Exception {
        List<String> heard = new ArrayList<>();
        TestAuthority authority = new TestAuthority("Mail");
        Path caFile = TestAuthority.write(folder.resolve("ca.pem"), authority.certificate());

        assertThat(smtp(heard, List.of("250-STARTTLS", "250 SIZE"), authority.server(), "starttls", caFile))
                .containsOnly(
                        Map.entry(Item.SMTP, Level.PASS),
                        Map.entry(Item.SMTP_TLS, Level.PASS),
                        Map.entry(Item.SMTP_SIGN_IN, Level.FAIL));
        assertThat(heard).containsExactly("EHLO", "STARTTLS", "EHLO", "QUIT");
        assertThat(smtp(heard, List.of("250-STARTTLS", "250 AUTH PLAIN"), authority.server(), "starttls", null))
                .as("an authority that nobody named")
                .containsEntry(Item.SMTP_TLS, Level.FAIL);
        assertThat(smtp(heard, List.of("250 AUTH PLAIN LOGIN"), null, "none", null))
                .containsOnly(
                        Map.entry(Item.SMTP, Level.PASS),
                        Map.entry(Item.SMTP_TLS, Level.WARN),
                        Map.entry(Item.SMTP_SIGN_IN, Level.PASS));
        assertThat(smtp(heard, List.of("250 SIZE"), null, "starttls", null)).containsEntry(Item.SMTP_TLS, Level.FAIL);
    }

    @Test
    void aDirectoryServerIsBoundTo() throws Exception {
        TestAuthority authority = new TestAuthority("Directory");
        Path caFile = TestAuthority.write(folder.resolve("ca.pem"), authority.certificate());
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials("cn=atrium", "right");
        SSLContext tls = authority.server();
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", 0),
                InMemoryListenerConfig.createLDAPSConfig(
                        "tls", InetAddress.getLoopbackAddress(), 0, tls.getServerSocketFactory(), null));
        try (InMemoryDirectoryServer server = new InMemoryDirectoryServer(config)) {
            server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
            server.startListening();
            String plain = "ldap://localhost:" + server.getListenPort("plain");
            String encrypted = "ldaps://localhost:" + server.getListenPort("tls");

            assertThat(ldap(plain, "right", "dc=example,dc=org", null))
                    .containsOnly(Map.entry(Item.LDAP, Level.PASS), Map.entry(Item.LDAP_TLS, Level.WARN));
            assertThat(ldap(encrypted, "right", "dc=example,dc=org", caFile))
                    .containsValue(Level.PASS)
                    .hasSize(2)
                    .doesNotContainValue(Level.FAIL);
            assertThat(ldap(encrypted, "right", "dc=example,dc=org", null)).containsEntry(Item.LDAP, Level.FAIL);
            assertThat(ldap(plain, "wrong", "dc=example,dc=org", null)).containsEntry(Item.LDAP, Level.FAIL);
            assertThat(ldap(plain, "right", "ou=nobody,dc=example,dc=org", null))
                    .containsEntry(Item.LDAP, Level.FAIL);
        }
    }

    /** What a server does with a request. */
    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private static HttpServer http(Answering answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", answering::to);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<Item, Level> clickHouse(HttpServer server, String password) throws Exception {
        TestSite site = new TestSite(folder);
        return look(
                new ClickHouseBrought(),
                site.external(
                        "clickhouse",
                        "address: 'http://127.0.0.1:" + server.getAddress().getPort() + "', account: a, secretFile: "
                                + site.secret(password)));
    }

    private Map<Item, Level> keycloak(HttpServer server, String password) throws Exception {
        TestSite site = new TestSite(folder);
        return look(
                new KeycloakBrought(),
                site.external(
                        "keycloak",
                        "address: 'http://127.0.0.1:" + server.getAddress().getPort() + "/', account: a, secretFile: "
                                + site.secret(password)));
    }

    private Map<Item, Level> ldap(String url, String password, String base, @Nullable Path caFile) throws Exception {
        TestSite site = new TestSite(folder);
        return look(
                new LdapBrought(),
                site.and("ldap: {url: '" + url + "', bindDn: 'cn=atrium', baseDn: '" + base + "', secretFile: "
                        + site.secret(password) + (caFile == null ? "" : ", caFile: " + caFile) + "}"));
    }

    private Map<Item, Level> smtp(
            List<String> heard, List<String> offers, @Nullable SSLContext tls, String security, @Nullable Path caFile)
            throws Exception {
        heard.clear();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> mail(socket, heard, offers, tls));
            server.start();
            TestSite site = new TestSite(folder);
            Map<Item, Level> levels = look(
                    new SmtpBrought(),
                    site.and("smtp: {host: localhost, port: " + socket.getLocalPort() + ", security: " + security
                            + ", from: a@b, account: a, secretFile: " + site.secret("x")
                            + (caFile == null ? "" : ", caFile: " + caFile) + "}"));
            server.join();
            return levels;
        }
    }

    private static void mail(
            ServerSocket listening, List<String> heard, List<String> offers, @Nullable SSLContext tls) {
        try (Socket accepted = listening.accept()) {
            Socket socket = accepted;
            say(socket, "220 mail");
            while (true) {
                String line = line(socket);
                heard.add(line.replaceAll(" .*", ""));
                if (line.startsWith("EHLO")) {
                    say(socket, "250-mail");
                    for (String offer : offers) {
                        say(socket, offer);
                    }
                } else if (line.startsWith("STARTTLS")) {
                    say(socket, "220 go on");
                    SSLSocket encrypted = (SSLSocket) Objects.requireNonNull(tls)
                            .getSocketFactory()
                            .createSocket(socket, "localhost", socket.getPort(), false);
                    encrypted.setUseClientMode(false);
                    encrypted.startHandshake();
                    socket = encrypted;
                } else {
                    say(socket, "221 bye");
                    return;
                }
            }
        } catch (IOException clientLeft) {
            heard.add("gone");
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(Socket socket) throws IOException {
        // A byte at a time: nothing of a handshake that follows may be taken away.
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static Map<Item, Level> look(Check check, TestSite site) throws Exception {
        Map<Item, Level> levels = new EnumMap<>(Item.class);
        Checks.look(check, site.subject()).forEach(finding -> levels.put(finding.item(), finding.level()));
        return levels;
    }
}
