package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.simulator.SimulationProgress;
import java.io.PrintWriter;
import java.util.List;

/** What a person needs to know once everything runs: where it is, how to sign in, where to look when it is not well. */
final class Summary {

    private final Site site;
    private final PrintWriter out;

    Summary(Site site, PrintWriter out) {
        this.site = site;
        this.out = out;
    }

    /** @param simulated whether organizations are being simulated */
    void print(double seconds, boolean simulated) {
        String secrets = site.home().secrets().toString();
        out.printf("%nAtrium is ready after %.1f s.%n%n", seconds);
        out.printf("  Workplace   http://localhost:%d%n", site.port(Component.SERVER));
        out.printf(
                "  Keycloak    http://localhost:%d   (admin, password in %s/keycloak-admin)%n",
                site.port(Component.KEYCLOAK), secrets);
        out.printf("  Flink       http://localhost:%d%n%n", site.port(Component.JOBMANAGER));
        out.println("  Accounts of the demo tenants, passwords in files:");
        for (String tenant : List.of("demo", "bureau", "demo2")) {
            for (String user : List.of("admin", "cio", "member", "auditor")) {
                out.printf("    %-6s %-7s %s/tenant-%s-%s%n", tenant, user, secrets, tenant, user);
            }
        }
        out.printf("    %-6s %-7s %s/platform-operator  (platform operation)%n", "", "operator", secrets);
        out.printf("    platform-auditor %s/platform-auditor  (audit log of the installation)%n", secrets);
        if (simulated) {
            out.printf(
                    "%n  History     90 days of simulated work of demo and bureau are being written, the newest first;%n"
                            + "              how far it is: the insights page, make status, %s%n",
                    SimulationProgress.file(site.home()));
        }
        out.printf("%n  Logs        %s%n", site.home().log("server").getParent());
        out.println("  Next        make status, make logs, make down");
        out.flush();
    }
}
