package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.testing.MovableClock;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forwarding over real sockets from real PostgreSQL; the syslog server is killed and comes back. */
final class ForwarderIT {
    private static final Duration SETTLING = Duration.ofSeconds(30);

    @TempDir
    private static Path home;

    private static TestStack stack;
    private static Audit audit;
    private static AuditLog log;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        audit = new Audit(stack.database());
        log = new AuditLog(stack.database(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    @Test
    void aServerThatIsAwayLosesNothing() throws IOException {
        SyslogServer first = new SyslogServer(ServerSocketFactory.getDefault(), 0);
        int port = first.port();
        try (Forwarder forwarder = forwarder("tcp", port, null)) {
            fill(1, 3);
            forwarder.forward();
            await(first, 3);
            clock.advance(SETTLING);
            forwarder.forward();
            fill(4, 5);
            forwarder.forward();
            first.close();

            fill(6, 8);
            forwarder.forward();
            forwarder.forward();
            fill(9, 9);
            forwarder.forward();
            try (SyslogServer second = new SyslogServer(ServerSocketFactory.getDefault(), port)) {
                forwarder.forward();

                // 4 and 5 had been sent, and nothing had shown yet that they arrived; 1 to 3 had settled.
                await(second, 6);
                assertThat(second.messages()).extracting(ForwarderIT::number).containsExactly(4, 5, 6, 7, 8, 9);
            }
        }
    }

    @Test
    void aRestartedServerGoesOnBehindWhatHasSettled() throws IOException {
        try (SyslogServer server = new SyslogServer(ServerSocketFactory.getDefault(), 0)) {
            fill(1, 1_200);
            try (Forwarder before = forwarder("tcp", server.port(), null)) {
                before.forward();
                clock.advance(SETTLING);
                before.forward();
            }
            await(server, 1_200);
            fill(1_201, 1_201);
            try (Forwarder after = forwarder("tcp", server.port(), null)) {
                after.forward();
            }

            await(server, 1_201);
            assertThat(server.messages())
                    .extracting(ForwarderIT::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 1_201).boxed().toList());
        }
    }

    @Test
    void onlyTheServerThatTheCertificateSpeaksForIsTold() throws Exception {
        Path keys = certificate("mine", "san=ip:127.0.0.1");
        try (SyslogServer server = new SyslogServer(tls(keys), 0)) {
            fill(1, 2);
            try (Forwarder stranger =
                    forwarder("tls", server.port(), exported(certificate("other", "san=ip:127.0.0.1")))) {
                stranger.forward();
            }
            assertThat(server.messages()).isEmpty();

            try (Forwarder forwarder = forwarder("tls", server.port(), exported(keys))) {
                forwarder.forward();
                await(server, 2);
            }
        }
        Path elsewhere = certificate("elsewhere", "san=dns:logs.example");
        try (SyslogServer impostor = new SyslogServer(tls(elsewhere), 0);
                Forwarder forwarder = forwarder("tls", impostor.port(), exported(elsewhere))) {
            forwarder.forward();

            assertThat(impostor.messages()).isEmpty();
        }
    }

    private Forwarder forwarder(String transport, int port, @Nullable Path caFile) {
        return new Forwarder(
                new ServerConfig.Syslog("127.0.0.1", port, transport, caFile),
                log,
                () -> List.of(tenant),
                SETTLING,
                new Forwarder.Identity("host-1", "test"),
                clock);
    }

    private void fill(int from, int to) {
        stack.database()
                .useTenant(
                        tenant,
                        handle -> IntStream.rangeClosed(from, to)
                                .forEach(number -> audit.record(
                                        handle,
                                        AuditEntry.of(tenant, Actor.system("test"), AuditAction.SETTINGS__CHANGED)
                                                .on("settings", Integer.toString(number)))));
    }

    private static void await(SyslogServer server, int messages) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.messages().size() >= messages);
    }

    private static int number(String message) {
        return Integer.parseInt(message.replaceFirst("(?s).* cs2=settings/(\\d+) .*", "$1"));
    }

    private static ServerSocketFactory tls(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static Path certificate(String name, String extension) throws Exception {
        Path keys = home.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-keystore",
                keys.toString());
        return keys;
    }

    private static Path exported(Path keys) throws Exception {
        Path pem = Path.of(keys + ".pem");
        keytool("-exportcert", "-rfc", "-alias", "server", "-file", pem.toString(), "-keystore", keys.toString());
        return pem;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor())
                .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
    }
}
