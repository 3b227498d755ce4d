package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkChecksTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNameHasAnAddressOrNot() {
        assertThat(NamesResolve.finding("localhost", "publicUrl").level()).isEqualTo(Level.PASS);
        assertThat(NamesResolve.finding("nowhere.invalid", "publicUrl").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void everyNameOfTheFileIsAsked() throws IOException {
        Subject subject = new TestSite(folder)
                .external("kafka", "address: 'k1.invalid:9092,k2.invalid:9092'")
                .and("smtp: {host: mail.invalid, port: 25, security: none, from: a@b}")
                .and("ntp: {servers: ['time.invalid:123']}")
                .subject();

        assertThat(Places.hosts(subject.site()))
                .containsOnlyKeys(
                        "work.example.org", "127.0.0.1", "k1.invalid", "k2.invalid", "mail.invalid", "time.invalid");
    }

    @Test
    void aPortThatListensIsProvedAndOneThatDoesNotIsNotCounted() throws IOException {
        int closed;
        try (ServerSocket listening = new ServerSocket(0)) {
            closed = listening.getLocalPort();
            assertThat(Reachable.finding("kafka", "127.0.0.1", listening.getLocalPort(), 2000)
                            .level())
                    .isEqualTo(Level.PASS);
        }
        assertThat(Reachable.finding("kafka", "127.0.0.1", closed, 2000).level())
                .isEqualTo(Level.UNKNOWN);
        assertThat(Reachable.finding("kafka", "nowhere.invalid", closed, 2000).level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void onlyTheWaysOfTheHostsOwnRolesAreTried() throws Exception {
        TestSite site = new TestSite(folder)
                .with("roles: [server, keycloak, postgresql, kafka, clickhouse, flink]", "roles: [flink]")
                .with(
                        "hosts:\n",
                        "hosts:\n  - {name: other, address: localhost, roles: [server, keycloak, postgresql, kafka, clickhouse]}\n");
        Subject first = site.subject();
        Subject flink = new Subject(
                first.site(),
                first.site().hosts().get(1),
                first.size(),
                first.machine(),
                1,
                first.clock(),
                first.patience());

        List<Finding> findings = new Reachable().look(flink);

        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(
                        "localhost:9092 (kafka on other)",
                        "localhost:9093 (kafka on other)",
                        "localhost:8123 (clickhouse on other)",
                        "localhost:9000 (clickhouse on other)");
    }
}
