package io.atrium.installer.stack;

import io.atrium.installer.component.Site;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.home.Secrets;
import io.atrium.installer.process.Processes;
import java.security.SecureRandom;
import java.util.Map;

/** The two kinds of sites. */
public final class Sites {

    private Sites() {}

    /** The evaluation of this machine: well-known ports where they are free. */
    public static Site evaluation(Home home, Checkout checkout) {
        return site(home, checkout, Site.PortChoice.WELL_KNOWN, Map.of());
    }

    /** One of many stacks of tests: random ports, and an ingest job with properties of its own. */
    static Site test(Home home, Checkout checkout, Map<String, String> ingest) {
        return site(home, checkout, Site.PortChoice.RANDOM, ingest);
    }

    private static Site site(Home home, Checkout checkout, Site.PortChoice choice, Map<String, String> ingest) {
        SecureRandom random = new SecureRandom();
        Ports ports = new Ports(home.conf("stack").resolve("ports.json"), random);
        return new Site(
                home,
                checkout,
                new Secrets(home.secrets(), random),
                ports,
                new Processes(),
                Map.copyOf(ingest),
                choice);
    }
}
