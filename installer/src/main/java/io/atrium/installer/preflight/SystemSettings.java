package io.atrium.installer.preflight;

import io.atrium.installer.site.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** System, kernel and their settings. */
final class SystemSettings implements Check {

    private static final Pattern KERNEL = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final List<Role> STORES = List.of(Role.POSTGRESQL, Role.KAFKA, Role.CLICKHOUSE);
    private static final String HERE = "this host";

    @Override
    public Item item() {
        return Item.SYSTEM;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException {
        Machine machine = subject.machine();
        List<Finding> findings = new ArrayList<>();
        findings.add(system(machine));
        findings.add(kernel(machine));
        findings.add(systemd(machine));
        findings.add(atLeast(Item.LIMITS, machine.number("proc/sys/fs/nr_open"), "fs.nr_open", 65_536));
        if (subject.roles().contains(Role.KAFKA) || subject.roles().contains(Role.CLICKHOUSE)) {
            findings.add(atLeast(Item.MAPS, machine.number("proc/sys/vm/max_map_count"), "vm.max_map_count", 262_144));
        }
        if (subject.roles().stream().anyMatch(STORES::contains)) {
            findings.add(hugePages(machine));
        }
        if (subject.roles().contains(Role.SERVER)) {
            findings.add(namespaces(machine));
        }
        findings.add(temporary(machine.temporary()));
        return findings;
    }

    private static Finding system(Machine machine) {
        String name = machine.release("PRETTY_NAME");
        if (name.isEmpty()) {
            return Item.SYSTEM.unknown(HERE, "/etc/os-release does not say");
        }
        SupportedSystem system = SupportedSystem.of(machine.release("ID"), machine.release("VERSION_ID"));
        return new Finding(Item.SYSTEM, HERE, system.level(), name + ": " + system.state());
    }

    private static Finding kernel(Machine machine) {
        String release = machine.text("proc/sys/kernel/osrelease").orElse("");
        Matcher version = KERNEL.matcher(release);
        if (!version.matches()) {
            return Item.KERNEL.unknown(HERE, "/proc/sys/kernel/osrelease does not say");
        }
        int number = Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2));
        return number >= 5010 ? Item.KERNEL.pass(HERE, release) : Item.KERNEL.warn(HERE, release + ", older than 5.10");
    }

    private static Finding systemd(Machine machine) {
        OptionalLong version = machine.systemd();
        if (!machine.runsSystemd()) {
            return Item.SYSTEMD.fail(HERE, "does not run here");
        }
        if (version.isEmpty()) {
            return Item.SYSTEMD.unknown(HERE, "runs, its version was not found");
        }
        return version.orElseThrow() >= 247
                ? Item.SYSTEMD.pass(HERE, "runs, " + version.orElseThrow())
                : Item.SYSTEMD.fail(HERE, "runs, " + version.orElseThrow() + ", older than 247");
    }

    private static Finding atLeast(Item item, OptionalLong value, String name, long least) {
        if (value.isEmpty()) {
            return item.unknown(HERE, name + " cannot be read");
        }
        String found = name + " is " + value.orElseThrow();
        return value.orElseThrow() >= least ? item.pass(HERE, found) : item.warn(HERE, found + ", less than " + least);
    }

    private static Finding hugePages(Machine machine) {
        return machine.text("sys/kernel/mm/transparent_hugepage/enabled")
                .map(text -> text.contains("[always]")
                        ? Item.HUGE_PAGES.warn(HERE, "always")
                        : Item.HUGE_PAGES.pass(HERE, text.replaceAll(".*\\[(.*)].*", "$1")))
                .orElseGet(() -> Item.HUGE_PAGES.pass(HERE, "the kernel has none"));
    }

    private static Finding namespaces(Machine machine) {
        OptionalLong most = machine.number("proc/sys/user/max_user_namespaces");
        if (most.isEmpty()) {
            return Item.NAMESPACES.unknown(HERE, "user.max_user_namespaces cannot be read");
        }
        boolean closed =
                machine.number("proc/sys/kernel/unprivileged_userns_clone").orElse(1) == 0;
        return most.orElseThrow() > 0 && !closed
                ? Item.NAMESPACES.pass(HERE, "allowed")
                : Item.NAMESPACES.warn(HERE, "not allowed to ordinary accounts");
    }

    private static Finding temporary(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "atrium-preflight", "");
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
                return Files.isExecutable(file)
                        ? Item.TEMPORARY.pass(folder.toString(), "programs may be run from it")
                        : Item.TEMPORARY.fail(folder.toString(), "mounted noexec");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return Item.TEMPORARY.fail(folder.toString(), "cannot be written: " + e);
        }
    }
}
