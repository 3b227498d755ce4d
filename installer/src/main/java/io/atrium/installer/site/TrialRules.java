package io.atrium.installer.site;

import io.atrium.installer.site.Installation.Certificates;
import io.atrium.installer.site.Installation.Component;
import io.atrium.installer.site.Installation.Host;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What target host can be told: it runs every component of the bundle on this machine's loopback, in one folder of data, with the memory
 * of the smallest profile. Whatever else a file says is refused here, so that nothing is read and then not done.
 */
final class TrialRules {

    private static final String LOOPBACK = "localhost";
    private static final String OTHERWISE = ", or choose target: hosts.";

    private final Installation site;
    private final List<Problem> problems = new ArrayList<>();

    private TrialRules(Installation site) {
        this.site = site;
    }

    static List<Problem> problems(Installation site) {
        TrialRules rules = new TrialRules(site);
        rules.address();
        rules.size();
        rules.machine();
        rules.components();
        rules.directories();
        rules.notForIt(
                "tls", site.tls().mode() != Certificates.NONE, "people reach it over loopback, without a certificate");
        rules.notForIt("kubernetes", site.kubernetes() != null, "it knows no cluster");
        return rules.problems;
    }

    private void address() {
        URI url = site.publicUrl();
        if (!"http".equals(url.getScheme()) || !LOOPBACK.equals(url.getHost())) {
            problems.add(new Problem(
                    "publicUrl",
                    "is not on this machine, and target host listens on its loopback alone",
                    "Write http://localhost and a port, such as http://localhost:8080" + OTHERWISE));
        }
    }

    private void size() {
        Load load = site.sizing().load();
        Load largest = Profile.S.load();
        if (load.members() > largest.members() || load.eventsPerSecond() > largest.eventsPerSecond()) {
            problems.add(new Problem(
                    "sizing",
                    "is larger than profile S, and target host has the memory of a trial",
                    "Write profile: S" + OTHERWISE));
        }
    }

    private void machine() {
        notForIt("hosts", !site.hosts().equals(List.of(Host.HERE)), "it is this machine that it installs on");
    }

    private void components() {
        for (Role role : Role.values()) {
            if (site.components().of(role).map(Component::external).orElse(false)) {
                problems.add(new Problem(
                        "components." + role.id() + ".mode",
                        "is external, and target host runs every component itself",
                        "Write bundled" + OTHERWISE));
            }
        }
    }

    private void directories() {
        for (Role role : site.directories().named().keySet()) {
            problems.add(new Problem(
                    "directories." + role.id(),
                    "is for target hosts, and target host keeps all data in one folder",
                    "Name that folder with directories.data" + OTHERWISE));
        }
    }

    private void notForIt(String section, boolean there, String why) {
        if (there) {
            problems.add(new Problem(section, "is not for target host: " + why, "Remove it" + OTHERWISE));
        }
    }
}
