package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.home.Home;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.process.Processes;
import io.atrium.installer.site.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This one machine, for an evaluation or a trial: every component as a process on loopback, all from the bundle.
 *
 * @param site the site file's, when there is one
 */
record HostTarget(HostPlaces places, Settings settings, Optional<Installation> site) implements Target {

    static final String ID = "host";

    /** Without a site file. */
    HostTarget(HostPlaces places, Settings settings) {
        this(places, settings, Optional.empty());
    }

    /**
     * What the person who installs has decided.
     *
     * @param ignored ids of preflight checks that may fail
     * @param snapshot whether an upgrade copies the data before it
     * @param service whether systemd starts it with the machine
     */
    record Settings(Set<String> ignored, Choice snapshot, Choice service, Choice dataToo) {
        Settings {
            ignored = Set.copyOf(ignored);
        }
    }

    /** A decision. */
    enum Choice {
        YES,
        NO
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Path state() {
        return places.state();
    }

    @Override
    public Optional<ReleaseId> installed() throws IOException {
        return places.installed();
    }

    @Override
    public boolean runs() throws IOException, InterruptedException {
        Optional<ReleaseId> installed = installed();
        return installed.isPresent() && new ReleaseCommands(places, new Processes()).up(installed.orElseThrow());
    }

    @Override
    public Map<String, String> options(Operation operation, String stamp, @Nullable Run upgrade) throws InstallFailure {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("home", places.home().toString());
        if (!settings.ignored().isEmpty()) {
            options.put("ignored", String.join(",", settings.ignored()));
        }
        switch (operation) {
            case INSTALL -> {
                said(options);
                install(options);
            }
            case UPGRADE -> {
                said(options);
                if (settings.snapshot() == Choice.YES) {
                    options.put("snapshot", stamp);
                }
            }
            case ROLLBACK -> options.put("snapshot", snapshot(upgrade));
            case UNINSTALL -> {
                if (settings.dataToo() == Choice.YES) {
                    options.put("data", "deleted");
                }
            }
        }
        return options;
    }

    private void said(Map<String, String> options) throws InstallFailure {
        if (site.isPresent()) {
            HostSite.stays(site.orElseThrow(), home());
            HostSite.remember(site.orElseThrow(), options);
        }
    }

    private Home home() {
        return new Home(places.home());
    }

    @Override
    public void agree() throws IOException, InstallFailure {
        if (site.isPresent()) {
            HostSite.agrees(site.orElseThrow(), home());
        }
    }

    private void install(Map<String, String> options) throws InstallFailure {
        if (Files.exists(places.home().resolve("data"))) {
            options.put("data", "kept from before");
        }
        if (settings.service() == Choice.YES) {
            if (!"root".equals(System.getProperty("user.name")) || !Files.isDirectory(Path.of("/run/systemd/system"))) {
                throw new InstallFailure(
                        Reason.REFUSED,
                        "--service: needs root and a running systemd. Leave it out, or become root there.");
            }
            options.put("service", "systemd");
        }
    }

    private String snapshot(@Nullable Run upgrade) throws InstallFailure {
        String name = upgrade == null ? "" : upgrade.option("snapshot", "");
        if (name.isEmpty() || !Files.isDirectory(places.snapshot(name))) {
            throw new InstallFailure(
                    Reason.NOT_THERE,
                    "There is no snapshot of the data from before the last upgrade in " + places.snapshots()
                            + ", and stores cannot be migrated backwards. Mend what is wrong and go on with the new release.");
        }
        return name;
    }

    @Override
    public List<Step> steps(Run run, @Nullable OpenBundle bundle) throws IOException {
        return new HostSteps(places, run, bundle, new Processes()).all();
    }

    @Override
    public List<String> starting() {
        return List.of("start", "check");
    }

    @Override
    public void leave() throws IOException {
        try (Stream<Path> left = Files.list(places.programs())) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(places.programs());
    }

    @Override
    public List<String> notes() {
        return site.map(SiteNotes::of).orElse(List.of());
    }

    @Override
    public List<String> summary(Run run) {
        if (run.operation() == Operation.UNINSTALL) {
            return List.of(run.has("data") ? "Nothing is left of it." : "The data stays in " + places.home() + ".");
        }
        List<String> lines = new ArrayList<>();
        HostSite.openedAt(home()).ifPresent(port -> lines.add("Open it:     http://localhost:" + port));
        lines.add("Sign in:     organization demo, user admin, password in "
                + home().secrets().resolve("tenant-demo-admin"));
        lines.add("All of it:   accounts, addresses and ports in " + places.log("start"));
        lines.add("Look at it:  " + places.command() + " stack status");
        lines.add("Stop it:     " + places.command() + " stack down");
        return List.copyOf(lines);
    }
}
