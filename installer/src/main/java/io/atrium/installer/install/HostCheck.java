package io.atrium.installer.install;

import io.atrium.installer.preflight.Finding;
import io.atrium.installer.preflight.HostPreflight;
import io.atrium.installer.preflight.Item;
import io.atrium.installer.preflight.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The preflight as a step. Of a trial on one machine these may fail: processors and memory are reckoned for years of work (the stack
 * asks for what it really needs when it starts), room has a step of its own, and ports are found unless one was chosen.
 */
record HostCheck(HostPlaces places, Run run) {

    private static final Set<Item> ADVICE = Set.of(Item.CPU, Item.MEMORY, Item.SYSTEMD, Item.SYSTEM);

    String apply() throws IOException, InterruptedException {
        Set<String> ignored = Set.of(run.option("ignored", "").split(",", -1));
        Path data = Trees.existing(places.home());
        List<Finding> findings = HostPreflight.of(places.programs(), data, HostSite.port(run)).stream()
                .filter(finding -> !leftOut().contains(finding.item()))
                .toList();
        List<Finding> failed = findings.stream()
                .filter(finding -> finding.level() == Level.FAIL && !ADVICE.contains(finding.item()))
                .filter(finding -> !ignored.contains(finding.item().id()))
                .toList();
        if (!failed.isEmpty()) {
            throw new IOException(failed.stream()
                    .map(finding -> finding.item().id() + " (" + finding.subject() + "): " + finding.found() + ". "
                            + finding.remedy())
                    .collect(Collectors.joining(
                            "\n  ", "the preflight found:\n  ", "\n  --ignore-preflight ID goes on all the same.")));
        }
        String advice = findings.stream()
                .filter(finding -> finding.level() == Level.FAIL || finding.level() == Level.WARN)
                .map(finding -> finding.item().id() + ": " + finding.found())
                .collect(Collectors.joining("; "));
        return findings.size() + " findings, none stands in the way."
                + (advice.isEmpty() ? "" : " To know: " + advice + ".");
    }

    /** In an upgrade what is installed holds the port. */
    private Set<Item> leftOut() {
        boolean chosen =
                run.operation() == Operation.INSTALL && HostSite.port(run).isPresent();
        return chosen ? Set.of(Item.DISK) : Set.of(Item.DISK, Item.PORTS);
    }
}
