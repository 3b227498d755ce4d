package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL and a Kafka that somebody brings, and what can be wrong with the way to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreflightIT {

    private final Path home;
    private final Path folder;
    private final LocalStack stack;

    PreflightIT(@TempDir Path home, @TempDir Path folder) throws Exception {
        this.home = home;
        this.folder = folder;
        this.stack = LocalStack.start(this.home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
    }

    @BeforeAll
    void bothRun() {
        assertThat(stack.port(Component.KAFKA)).isPositive();
    }

    @AfterAll
    void stop() throws IOException {
        stack.close();
    }

    @Test
    void aPostgresqlThatIsGood() throws Exception {
        Map<Item, Level> levels = postgresql("postgres", stack.secretFile("postgresql-superuser"), port());

        assertThat(levels)
                .containsEntry(Item.POSTGRESQL, Level.PASS)
                .containsEntry(Item.POSTGRESQL_VERSION, Level.PASS)
                .containsEntry(Item.POSTGRESQL_ENCODING, Level.PASS)
                .containsEntry(Item.POSTGRESQL_RIGHTS, Level.PASS)
                .containsEntry(Item.POSTGRESQL_TLS, Level.WARN);
    }

    @Test
    void anAccountThatMayNotMakeRoles() throws Exception {
        assertThat(postgresql("atrium_server", stack.secretFile("postgresql-server"), port()))
                .containsEntry(Item.POSTGRESQL, Level.PASS)
                .containsEntry(Item.POSTGRESQL_RIGHTS, Level.FAIL);
    }

    @Test
    void aWrongPasswordAWrongPortAndAClosedOne() throws Exception {
        Path wrong = new TestSite(folder).secret("wrong");

        assertThat(postgresql("postgres", wrong, port())).containsOnly(Map.entry(Item.POSTGRESQL, Level.FAIL));
        assertThat(postgresql("postgres", stack.secretFile("postgresql-superuser"), stack.port(Component.KAFKA)))
                .containsOnly(Map.entry(Item.POSTGRESQL, Level.FAIL));
        assertThat(postgresql("postgres", stack.secretFile("postgresql-superuser"), closed()))
                .containsOnly(Map.entry(Item.POSTGRESQL, Level.FAIL));
    }

    @Test
    void aKafkaThatIsGood() throws Exception {
        assertThat(kafka("address: '127.0.0.1:" + stack.port(Component.KAFKA) + "'"))
                .containsOnly(
                        Map.entry(Item.KAFKA, Level.PASS),
                        Map.entry(Item.KAFKA_VERSION, Level.PASS),
                        Map.entry(Item.KAFKA_TOPICS, Level.PASS),
                        Map.entry(Item.KAFKA_CLIENTS, Level.PASS));
    }

    @Test
    void aKafkaThatDoesNotKnowAccountsAndOneThatIsNotThere() throws Exception {
        Path secret = new TestSite(folder).secret("any");

        assertThat(kafka("address: '127.0.0.1:" + stack.port(Component.KAFKA)
                        + "', account: a, mechanism: SCRAM-SHA-512, secretFile: " + secret))
                .containsOnly(Map.entry(Item.KAFKA, Level.FAIL), Map.entry(Item.KAFKA_CLIENTS, Level.FAIL));
        assertThat(kafka("address: '127.0.0.1:" + closed() + "'")).containsEntry(Item.KAFKA, Level.FAIL);
    }

    private int port() {
        return stack.port(Component.POSTGRESQL);
    }

    private static int closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Map<Item, Level> postgresql(String account, Path secret, int port) throws Exception {
        return look(
                new PostgresqlBrought(),
                new TestSite(folder)
                        .external(
                                "postgresql",
                                "address: '127.0.0.1:" + port + "', account: " + account + ", secretFile: " + secret));
    }

    private Map<Item, Level> kafka(String keys) throws Exception {
        return look(new KafkaBrought(), new TestSite(folder).external("kafka", keys));
    }

    private static Map<Item, Level> look(Check check, TestSite site) throws Exception {
        List<Finding> findings = Checks.look(check, site.subject());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.found()).doesNotContain("wrong"));
        Map<Item, Level> levels = new EnumMap<>(Item.class);
        findings.forEach(finding -> levels.put(finding.item(), finding.level()));
        return levels;
    }
}
