package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.Listener;
import io.atrium.installer.process.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must be true of a machine before anything is started on it. */
final class Preflight {

    static final int JAVA = 10;
    static final int NODE = 11;
    static final int DISK = 12;
    static final int MEMORY = 13;
    static final int PORT = 14;
    static final int BUILD = 15;
    static final int HOME = 16;

    private static final long GIB = 1L << 30;
    private static final long NEEDED = 5;

    private final Site site;

    private final Set<Component> wanted;
    private final Set<Component> starting;
    private final PortFinding.Addresses addresses;
    private final PrintWriter out;

    /**
     * @param wanted what shall run
     * @param starting those of it that do not run yet
     * @param out told what was decided about ports
     */
    Preflight(
            Site site,
            Set<Component> wanted,
            Set<Component> starting,
            PortFinding.Addresses addresses,
            PrintWriter out) {
        this.site = site;
        this.wanted = Set.copyOf(wanted);
        this.starting = Set.copyOf(starting);
        this.addresses = addresses;
        this.out = out;
    }

    /** Refuses when a start cannot end well; moves ports that others took. */
    void check() throws Refusal, IOException, InterruptedException {
        java(Runtime.version().feature());
        if (site.programs() instanceof Checkout) {
            // What the pages are built with.
            node();
        }
        built(Artefacts.missing(wanted, site.programs()), site.programs().remedy());
        writable(site.home().root());
        disk(site.home().root(), Files.getFileStore(site.home().root()).getUsableSpace());
        if (starting.equals(wanted)) {
            memory(Files.readString(Path.of("/proc/meminfo")));
        }
        ports();
    }

    static void built(List<String> missing, String remedy) throws Refusal {
        if (!missing.isEmpty()) {
            throw new Refusal(BUILD, String.join(", ", missing) + " is missing: " + remedy);
        }
    }

    /** Makes the installation's directory when it is not there, and tries whether it takes files. */
    static void writable(Path home) throws Refusal {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, ".writable", ""));
        } catch (IOException e) {
            throw new Refusal(
                    HOME,
                    "%s cannot be written (%s). Choose another place with ATRIUM_HOME, or become its owner."
                            .formatted(home, e));
        }
    }

    static void java(int feature) throws Refusal {
        if (feature != 17) {
            throw new Refusal(
                    JAVA,
                    "Java 17 is needed, this is " + feature
                            + ". On Debian: apt install openjdk-17-jdk-headless, then set JAVA_HOME.");
        }
    }

    private void node() throws Refusal, IOException, InterruptedException {
        Path log = site.home().log("node-version");
        Files.deleteIfExists(log);
        try {
            Home home = site.home();
            Files.createDirectories(home.run());
            site.processes()
                    .run(
                            new Command(List.of("node", "--version"), Map.of(), home.run(), log),
                            "",
                            Duration.ofSeconds(20));
        } catch (IOException missing) {
            throw new Refusal(
                    NODE, "Node.js 20 or newer is needed and there is none. On Debian: apt install nodejs npm.");
        }
        node(String.join("", LogFile.tail(log, 1)));
    }

    static void node(String version) throws Refusal {
        String major = version.replaceAll("^v(\\d+)\\..*$", "$1");
        if (!major.matches("\\d+") || Integer.parseInt(major) < 20) {
            throw new Refusal(NODE, "Node.js 20 or newer is needed, this is " + version + ".");
        }
    }

    static void disk(Path home, long freeBytes) throws Refusal {
        if (freeBytes < NEEDED * GIB) {
            throw new Refusal(
                    DISK,
                    "%d GB of free disk are needed below %s, there are %.1f GB. Free some, or choose another place with ATRIUM_HOME."
                            .formatted(NEEDED, home, (double) freeBytes / GIB));
        }
    }

    static void memory(String meminfo) throws Refusal {
        long available = meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (available < NEEDED * GIB) {
            throw new Refusal(
                    MEMORY,
                    "%d GB of free memory are needed, there are %.1f GB. Close something, or use a larger machine."
                            .formatted(NEEDED, (double) available / GIB));
        }
    }

    private void ports() throws Refusal {
        List<PortFinding> findings = PortFinding.of(site.ports().all(), starting, Ports::isFree, addresses);
        Set<String> moved = new TreeSet<>();
        for (PortFinding finding : findings) {
            if (finding instanceof PortFinding.Blocked blocked) {
                throw blocked(blocked, Listener.on(blocked.port()));
            }
            moved.add(finding.name());
            out.printf(
                    "Port %d (%s) is in use%s: another one is found.%n", finding.port(), finding.name(), by(finding));
        }
        site.ports().forget(moved);
    }

    private static String by(PortFinding finding) {
        return Listener.on(finding.port()).map(Preflight::by).orElse(" by another program");
    }

    private static String by(Listener listener) {
        return " by process %d (%s)".formatted(listener.pid(), listener.name());
    }

    static Refusal blocked(PortFinding.Blocked port, Optional<Listener> holder) {
        return new Refusal(
                PORT,
                ("Port %d (%s) is in use%s. It is part of an address that people know, so it does not change by itself: "
                                + "stop that program, or run installer/bin/atrium stack up --new-ports.")
                        .formatted(
                                port.port(),
                                port.name(),
                                holder.map(Preflight::by).orElse(" by another program")));
    }
}
