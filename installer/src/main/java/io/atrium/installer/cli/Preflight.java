package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Ports;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.LogFile;
import io.atrium.installer.stack.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What must be true of a machine before anything is started on it. */
final class Preflight {

    static final int JAVA = 10;
    static final int NODE = 11;
    static final int DISK = 12;
    static final int MEMORY = 13;
    static final int PORT = 14;

    private static final long GIB = 1L << 30;
    private static final long NEEDED = 5;

    private final Site site;

    Preflight(Site site) {
        this.site = site;
    }

    /** Checks everything that does not depend on what runs already. */
    void check() throws Refusal, IOException, InterruptedException {
        java(Runtime.version().feature());
        node();
        Files.createDirectories(site.home().root());
        disk(Files.getFileStore(site.home().root()).getUsableSpace());
        memory(Files.readString(Path.of("/proc/meminfo")));
        ports();
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

    void disk(long freeBytes) throws Refusal {
        if (freeBytes < NEEDED * GIB) {
            throw new Refusal(
                    DISK,
                    "%d GB of free disk are needed below %s, there are %.1f GB. Free some, or choose another place with ATRIUM_HOME."
                            .formatted(NEEDED, site.home().root(), (double) freeBytes / GIB));
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
        boolean someStillRun = new StackFile(site.home())
                .read().stream()
                        .flatMap(content -> content.components().stream())
                        .anyMatch(status ->
                                status.process() != null && status.process().alive());
        if (someStillRun) {
            // They hold their ports; the supervisor takes them over.
            return;
        }
        for (Map.Entry<String, Integer> port : site.ports().all().entrySet()) {
            if (!Ports.isFree(port.getValue())) {
                throw new Refusal(
                        PORT,
                        "Port %d (%s) is in use by another program. Stop that program, or delete %s to have other ports found."
                                .formatted(
                                        port.getValue(),
                                        port.getKey(),
                                        site.home().conf("stack").resolve("ports.json")));
            }
        }
    }
}
