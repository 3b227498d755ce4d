package io.atrium.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.config.ServerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {
    private static final List<String> HOSTS = List.of(
            "ldap.example.org", "login.example.org:8443", "*.corp.example", "127.0.0.1", "169.254.169.254", "[::1]");

    private final Reach reach = reach(false);

    private static Reach reach(boolean loopback) {
        return new Reach(new ServerConfig.Federation(HOSTS, loopback), host -> switch (host) {
            case "rebound.corp.example" ->
                new InetAddress[] {InetAddress.getAllByName("10.1.2.3")[0], InetAddress.getLoopbackAddress()};
            case "127.0.0.1", "169.254.169.254", "[::1]" -> InetAddress.getAllByName(host);
            default -> InetAddress.getAllByName("10.1.2.3");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldaps://ldap.example.org",
                "ldap://LDAP.Example.Org:10389",
                "https://login.example.org:8443/realms/a",
                "ldaps://dc1.corp.example:636"
            })
    void whatTheOperatorHasListedIsReached(String address) {
        assertThat(reach.objection(URI.create(address), 443)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://other.example.org, not among the hosts",
        "https://login.example.org, not among the hosts",
        "ldaps://corp.example, not among the hosts",
        "ldaps://evilcorp.example, not among the hosts",
        "ldap://ldap.example.org.evil.example, not among the hosts",
        "ldap://ldap.example.org@evil.example, no user name",
        "http://ldap.example.org, begins with https",
        "ldap://127.0.0.1:5432, never reached",
        "ldap://169.254.169.254, never reached",
        "ldap://[::1], never reached",
        "ldap://rebound.corp.example, never reached"
    })
    void nothingElseIs(String address, String reason) {
        assertThat(reach.objection(URI.create(address), 443))
                .hasValueSatisfying(objection -> assertThat(objection).contains(reason));
    }

    @Test
    void loopbackHasToBeAllowedByItselfAndLinkLocalNeverIs() {
        assertThat(reach(true).objection(URI.create("http://127.0.0.1:8080"), 80))
                .isEmpty();
        assertThat(reach(true).objection(URI.create("http://169.254.169.254"), 80))
                .isPresent();
    }

    @Test
    void withoutAListNothingIsReached() {
        assertThat(new Reach(ServerConfig.Federation.NONE).objection(URI.create("ldaps://ldap.example.org"), 636))
                .isPresent();
    }
}
