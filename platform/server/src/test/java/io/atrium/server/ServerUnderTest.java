package io.atrium.server;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.server.config.ConfigReader;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.DeclaredRoute;
import io.atrium.server.testing.TestAuthority;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;

/** A server on real PostgreSQL and Keycloak. Kafka, ClickHouse and Flink are away: it has to start and say so. */
final class ServerUnderTest implements AutoCloseable {
    private final LocalStack stack;
    private final ServerConfig config;
    private final TestAuthority authority;
    private AtriumServer server;

    private ServerUnderTest(LocalStack stack, TestAuthority authority, ServerConfig config, AtriumServer server) {
        this.stack = stack;
        this.authority = authority;
        this.config = config;
        this.server = server;
    }

    static ServerUnderTest start(Path home) throws IOException, InterruptedException {
        return start(home, "");
    }

    /** One whose callers may ask as fast as they can, for measuring. */
    static ServerUnderTest startUnlimited(Path home) throws IOException, InterruptedException {
        String most = "{perSecond: 1000000, burst: 1000000}";
        return start(home, ", limits: {person: " + most + ", service: " + most + "}");
    }

    private static ServerUnderTest start(Path home, String http) throws IOException, InterruptedException {
        LocalStack stack = KeptStack.borrow();
        try {
            TestAuthority authority = new TestAuthority();
            authority.certificate(home.resolve("customer-ca.pem"));
            ServerConfig config = new ConfigReader().read(configure(home, stack, http));
            return new ServerUnderTest(stack, authority, config, AtriumServer.start(config));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            KeptStack.giveBack();
            throw new IOException("No authority", e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            KeptStack.giveBack();
            throw e;
        }
    }

    private static Path configure(Path home, LocalStack stack, String http) throws IOException {
        for (String tenant : List.of("demo", "demo2")) {
            List.of("gateway", "operations", "audit", "insights", "admin", "cio", "member", "auditor")
                    .forEach(name -> stack.secretFile("tenant-" + tenant + "-" + name));
        }
        String text = """
                http: {host: 127.0.0.1, port: 0, publicUrl: "http://work.example"%14$s}
                management: {host: 127.0.0.1, port: 0}
                web: {directory: "%1$s/no-web"}
                postgresql:
                  url: "jdbc:postgresql://127.0.0.1:%2$d/atrium"
                  owner: {user: atrium_owner, passwordFile: "%4$s"}
                  server: {user: atrium_server, passwordFile: "%5$s"}
                kafka: {bootstrapServers: "127.0.0.1:%8$d"}
                clickhouse:
                  url: "http://127.0.0.1:%8$d"
                  database: atrium
                  platform: {user: atrium_platform, passwordFile: "%7$s"}
                  readers: [{user: reader_01, passwordFile: "%7$s"}, {user: reader_02, passwordFile: "%7$s"}]
                keycloak: {url: "http://127.0.0.1:%3$d", publicUrl: "http://localhost:%3$d", adminUser: admin, adminPasswordFile: "%6$s"}
                flink: {url: "http://127.0.0.1:%8$d"}
                security: {encryptionKeyFile: "%7$s"}
                platform: {operationsSecretFile: "%10$s", operatorPasswordFile: "%11$s", auditSecretFile: "%12$s", auditorPasswordFile: "%13$s"}
                tls: {caFile: "%1$s/customer-ca.pem"}
                federation: {hosts: [localhost], loopback: true}
                evaluation:
                  tenants:
                    - {id: demo, name: {zh: 示例集团, en: Demo Group}, timeZone: Asia/Shanghai, locale: zh-CN, secretsDirectory: "%9$s"}
                    - {id: demo2, name: {zh: 示例研究院, en: Demo Two}, timeZone: UTC, locale: en, secretsDirectory: "%9$s"}
                """.formatted(
                        home,
                        stack.port(Component.POSTGRESQL),
                        stack.port(Component.KEYCLOAK),
                        stack.secretFile("postgresql-owner"),
                        stack.secretFile("postgresql-server"),
                        stack.secretFile("keycloak-admin"),
                        stack.secretFile("server-encryption-key"),
                        closedPort(),
                        stack.home().secrets(),
                        stack.secretFile("platform-operations"),
                        stack.secretFile("platform-operator"),
                        stack.secretFile("platform-audit"),
                        stack.secretFile("platform-auditor"),
                        http);
        return Files.writeString(home.resolve("server.yaml"), text);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server and starts it again with the same configuration. */
    void restart() throws InterruptedException {
        server.close();
        server = AtriumServer.start(config);
    }

    List<DeclaredRoute> routes() {
        return server.routes();
    }

    int port() {
        return server.port();
    }

    int managementPort() {
        return server.managementPort();
    }

    /** Whom connections that go out believe. */
    TestAuthority authority() {
        return authority;
    }

    ServerConfig config() {
        return config;
    }

    String secret(String name) {
        return stack.secret(name);
    }

    Path secretFile(String name) {
        return stack.secretFile(name);
    }

    String keycloak() {
        return config.keycloak().publicUrl().toString();
    }

    @Override
    public void close() {
        server.close();
        KeptStack.giveBack();
    }
}
