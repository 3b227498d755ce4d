package io.atrium.installer.install;

import io.atrium.installer.home.FederationHosts;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.site.Installation;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a site file says to a trial on one machine, as options of a run, and how that is handed to the release: by files that every release
 * reads, never by options of its command line, which an older release would not know. What cannot be handed over the site file's own rules
 * have refused.
 */
final class HostSite {

    private static final String NAME = "site";
    private static final String PORT = "port";
    private static final String FEDERATION = "federation";
    private static final String SERVER = "server";
    private static final int HTTP = 80;

    private HostSite() {}

    /** Puts what a site says into the options of a run. */
    static void remember(Installation site, Map<String, String> options) {
        options.put(NAME, site.name());
        options.put(PORT, Integer.toString(port(site)));
        options.put(FEDERATION, String.join(",", federation(site)));
    }

    private static int port(Installation site) {
        URI url = site.publicUrl();
        return url.getPort() < 0 ? HTTP : url.getPort();
    }

    private static List<String> federation(Installation site) {
        Installation.Ldap ldap = site.ldap();
        return ldap == null ? List.of() : List.of(ldap.url().getAuthority());
    }

    /** The port that people open, when somebody has chosen it. */
    static OptionalInt port(Run run) {
        return run.has(PORT) ? OptionalInt.of(Integer.parseInt(run.option(PORT, ""))) : OptionalInt.empty();
    }

    /** Where people open what is installed; empty before its first start. */
    static Optional<Integer> openedAt(Home home) {
        return Optional.ofNullable(ports(home).all().get(SERVER));
    }

    /** Refuses to move what people have in their bookmarks. */
    static void stays(Installation site, Home home) throws InstallFailure {
        Optional<Integer> now = openedAt(home);
        if (now.isPresent() && now.orElseThrow() != port(site)) {
            throw new InstallFailure(
                    Reason.REFUSED,
                    "publicUrl: people open http://localhost:" + now.orElseThrow()
                            + " since it was installed, and that does not move. Write it into the site file.");
        }
    }

    /** Refuses what an installation that runs would not notice. */
    static void agrees(Installation site, Home home) throws IOException, InstallFailure {
        stays(site, home);
        if (!FederationHosts.of(home).equals(federation(site))) {
            throw new InstallFailure(
                    Reason.REFUSED,
                    "ldap: the server was started with " + FederationHosts.of(home) + " and the site file says "
                            + federation(site)
                            + ". Stop it (atrium stack down) and run this again: it is started with what the file says.");
        }
    }

    /** Hands over what the options say; it holds from the next start on. */
    static void handOver(Run run, Home home) throws IOException {
        if (port(run).isPresent()) {
            ports(home).choose(SERVER, port(run).orElseThrow());
        }
        if (run.has(FEDERATION)) {
            String hosts = run.option(FEDERATION, "");
            FederationHosts.choose(home, hosts.isEmpty() ? List.of() : List.of(hosts.split(",", -1)));
        }
    }

    private static Ports ports(Home home) {
        return new Ports(home.conf("stack").resolve("ports.json"), new SecureRandom());
    }
}
