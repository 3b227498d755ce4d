package io.atrium.installer.preflight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All checks, in their order. */
final class Checks {

    private static final List<Check> HOST = List.of(
            new Hardware(), new SystemSettings(), new DiskSpace(), new DiskLatency(), new ClockSkew(), new PortsFree());
    private static final List<Check> NETWORK = List.of(new NamesResolve(), new Reachable());
    private static final List<Check> APPLICATION = List.of(
            new Certificates(),
            new NamedFiles(),
            new PostgresqlBrought(),
            new KafkaBrought(),
            new ClickHouseBrought(),
            new KeycloakBrought(),
            new SmtpBrought(),
            new LdapBrought());

    private Checks() {}

    static List<Finding> run(Subject subject, Set<Group> groups) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Group group : Group.values()) {
            if (groups.contains(group)) {
                for (Check check : of(group)) {
                    findings.addAll(look(check, subject));
                }
            }
        }
        return findings;
    }

    static List<Finding> look(Check check, Subject subject) throws InterruptedException {
        try {
            return check.look(subject);
        } catch (IOException | RuntimeException e) {
            // One check that breaks must not hide what the others see.
            return List.of(check.item().fail("the check itself", Web.said(e)));
        }
    }

    private static List<Check> of(Group group) {
        return switch (group) {
            case HOST -> HOST;
            case NETWORK -> NETWORK;
            case APPLICATION -> APPLICATION;
            // What is looked at there follows from the chart and its values: ClusterPreflight.
            case CLUSTER -> List.of();
        };
    }
}
