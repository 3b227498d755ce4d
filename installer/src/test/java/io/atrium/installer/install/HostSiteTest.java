package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.home.FederationHosts;
import io.atrium.installer.home.Home;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.site.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial on this machine, from a site file. */
final class HostSiteTest {

    private static final String LDAP =
            "ldap: {url: 'ldaps://ldap.example.org:636', bindDn: cn=a, secretFile: /s, baseDn: dc=b}\n";

    private final Progress silent = new Trial.Silent();
    private final Trial trial;
    private final Home home;
    private int port;

    HostSiteTest(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.trial = new Trial(folder);
        this.home = new Home(trial.places().home());
    }

    @BeforeEach
    void findAPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        trial.close();
    }

    @Test
    void whatTheFileSaysIsHandedToTheReleaseByFiles() throws Exception {
        HostTarget target = trial.target(trial.site(port, LDAP));

        assertThat(trial.apply(target, Operation.INSTALL, trial.bundle("1.2.3"), silent))
                .isEqualTo(new Outcome.Done());

        assertThat(HostSite.openedAt(home)).hasValue(port);
        assertThat(FederationHosts.of(home)).containsExactly("ldap.example.org:636");
        assertThat(target.notes()).singleElement().asString().contains("console");
        Run run = trial.journal().runs().get(0).run();
        assertThat(run.option("site", "")).isEqualTo("atrium");
        assertThat(target.summary(run)).first().asString().contains("http://localhost:" + port);
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeAnythingIsWritten() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HostTarget target = trial.target(trial.site(taken.getLocalPort(), ""));

            assertThat(trial.apply(target, Operation.INSTALL, trial.bundle("1.2.3"), silent))
                    .isInstanceOfSatisfying(Outcome.RolledBack.class, back -> {
                        assertThat(back.step()).isEqualTo("preflight");
                        assertThat(back.why()).contains("host.ports").contains(Integer.toString(taken.getLocalPort()));
                    });
        }
        assertThat(trial.releases()).isEmpty();
    }

    @Test
    void anAddressThatPeopleKnowDoesNotMove() throws Exception {
        Path bundle = trial.bundle("1.2.3");
        trial.apply(trial.target(trial.site(port, "")), Operation.INSTALL, bundle, silent);
        Installation other = trial.site(port == 1024 ? 1025 : port - 1, "");

        InstallFailure again = catchThrowableOfType(
                InstallFailure.class, () -> trial.decide(trial.target(other), Operation.INSTALL, bundle));
        InstallFailure upgrade = catchThrowableOfType(
                InstallFailure.class,
                () -> trial.decide(trial.target(other), Operation.UPGRADE, trial.bundle("1.3.0")));

        assertThat(again.reason()).isEqualTo(Reason.REFUSED);
        assertThat(upgrade).hasMessageContaining("http://localhost:" + port).hasMessageContaining("does not move");
    }

    @Test
    void aDirectoryServerThatIsNewIsSaidAndTakenAtTheNextStart() throws Exception {
        Path bundle = trial.bundle("1.2.3");
        trial.apply(trial.target(trial.site(port, "")), Operation.INSTALL, bundle, silent);
        HostTarget more = trial.target(trial.site(port, LDAP));

        InstallFailure running =
                catchThrowableOfType(InstallFailure.class, () -> trial.decide(more, Operation.INSTALL, bundle));
        trial.close();
        trial.apply(more, Operation.INSTALL, bundle, silent);

        assertThat(running).hasMessageContaining("ldap").hasMessageContaining("stack down");
        assertThat(FederationHosts.of(home)).containsExactly("ldap.example.org:636");
        assertThat(trial.decide(more, Operation.INSTALL, bundle)).isInstanceOf(Planner.Decision.Nothing.class);
    }
}
