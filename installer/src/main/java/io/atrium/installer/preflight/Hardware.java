package io.atrium.installer.preflight;

import io.atrium.installer.site.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Processors and memory against what the host's roles need. */
final class Hardware implements Check {

    private static final double GIB = 1L << 30;

    @Override
    public Item item() {
        return Item.CPU;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        findings.add(architecture(subject.machine().architecture()));
        double needed = subject.roles().stream()
                .mapToDouble(role -> subject.size().role(role).cpu().value())
                .sum();
        int processors = subject.machine().processors();
        String found = String.format(Locale.ROOT, "%d, %.1f needed for %s", processors, needed, names(subject.roles()));
        findings.add(Item.CPU.limited("this host", needed, processors, processors * 2.0, found));
        memory(subject, findings);
        return findings;
    }

    private static Finding architecture(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> Item.ARCHITECTURE.pass("this host", "amd64");
            case "aarch64", "arm64" ->
                Item.ARCHITECTURE.warn("this host", "arm64: not tried, the bundle lacks parts for it");
            default -> Item.ARCHITECTURE.fail("this host", name + ": nothing is made for it");
        };
    }

    private static void memory(Subject subject, List<Finding> findings) {
        double needed = 1
                + subject.roles().stream()
                        .mapToDouble(role -> subject.size().role(role).memory().value())
                        .sum();
        subject.machine()
                .memory()
                .ifPresentOrElse(
                        bytes -> findings.add(Item.MEMORY.limited(
                                "this host",
                                needed,
                                bytes / GIB,
                                bytes / GIB,
                                String.format(
                                        Locale.ROOT,
                                        "%.1f GiB, %.1f GiB needed for %s and the system",
                                        bytes / GIB,
                                        needed,
                                        names(subject.roles())))),
                        () -> findings.add(Item.MEMORY.unknown("this host", "/proc/meminfo cannot be read")));
    }

    private static String names(List<Role> roles) {
        return String.join(", ", roles.stream().map(Role::id).toList());
    }
}
