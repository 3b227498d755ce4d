package io.atrium.installer.site;

import io.atrium.installer.site.Installation.Component;
import io.atrium.installer.site.Installation.Host;
import io.atrium.installer.site.Installation.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a schema cannot say: which parts of the file go together. */
final class SiteRules {

    private final Installation site;
    private final List<Problem> problems = new ArrayList<>();

    private SiteRules(Installation site) {
        this.site = site;
    }

    static List<Problem> problems(Installation site) {
        SiteRules rules = new SiteRules(site);
        rules.sizing();
        if (site.target() == Target.HOSTS) {
            rules.hosts();
            for (Role role : Role.values()) {
                rules.role(role);
            }
        }
        if (site.target() == Target.HOST) {
            rules.problems.addAll(TrialRules.problems(site));
        } else {
            rules.dataOfATrial();
            rules.encryption();
        }
        return rules.problems;
    }

    private void sizing() {
        if (site.sizing().profile() != null && site.sizing().members() != null) {
            problems.add(new Problem(
                    "sizing",
                    "a profile and numbers are both given",
                    "Keep profile, or keep members and eventsPerSecond."));
        }
    }

    private void hosts() {
        Map<String, String> places = new HashMap<>();
        List<Host> hosts = site.hosts();
        for (int index = 0; index < hosts.size(); index++) {
            Host host = hosts.get(index);
            for (Map.Entry<String, String> said :
                    Map.of("name", host.name(), "address", host.address()).entrySet()) {
                String place = "hosts[" + index + "]." + said.getKey();
                String before = places.putIfAbsent(said.getKey() + " " + said.getValue(), place);
                if (before != null) {
                    problems.add(new Problem(
                            place,
                            "“" + said.getValue() + "” is " + before + " too",
                            "Give each host one of its own."));
                }
            }
        }
    }

    private void role(Role role) {
        boolean external = site.components().of(role).map(Component::external).orElse(false);
        List<Host> hosts = site.with(role);
        if (!external && hosts.isEmpty()) {
            problems.add(new Problem(
                    "hosts",
                    "no host has the role " + role.id(),
                    site.components().of(role).isPresent()
                            ? "Give it to a host, or set components." + role.id() + ".mode to external."
                            : "Give it to a host."));
        }
        if (external && !hosts.isEmpty()) {
            problems.add(new Problem(
                    "hosts[" + site.hosts().indexOf(hosts.get(0)) + "].roles",
                    role.id() + " is external, and " + hosts.get(0).name() + " has that role",
                    "Remove the role, or set components." + role.id() + ".mode to bundled."));
        }
    }

    private void dataOfATrial() {
        if (site.directories().data() != null) {
            problems.add(new Problem(
                    "directories.data",
                    "is for target host alone",
                    "Name the directories of the roles: server, postgresql, kafka, clickhouse, flink."));
        }
    }

    private void encryption() {
        if (site.publicUrl().getScheme().equals("http") && site.tls().mode() == Installation.Certificates.CUSTOMER) {
            problems.add(new Problem(
                    "publicUrl", "begins with http, and a certificate is given for it", "Begin it with https."));
        }
    }
}
