package io.atrium.installer.stack;

import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.home.Programs;
import io.atrium.installer.home.Secrets;
import io.atrium.installer.process.Processes;
import java.security.SecureRandom;
import java.util.Map;

/** The two kinds of sites. */
public final class Sites {

    private Sites() {}

    /** The evaluation of this machine: well-known ports where they are free. */
    public static Site evaluation(Home home, Programs programs) {
        return site(home, programs, Site.PortChoice.WELL_KNOWN, Map.of());
    }

    /** One of many stacks of tests: random ports, and an ingest job with properties of its own. */
    static Site test(Home home, Programs programs, Map<String, String> ingest) {
        return site(home, programs, Site.PortChoice.RANDOM, ingest);
    }

    private static Site site(Home home, Programs programs, Site.PortChoice choice, Map<String, String> ingest) {
        SecureRandom random = new SecureRandom();
        Ports ports = new Ports(home.conf("stack").resolve("ports.json"), random);
        return new Site(
                home,
                programs,
                new Secrets(home.secrets(), random),
                ports,
                new Processes(),
                Map.copyOf(ingest),
                choice);
    }
}
