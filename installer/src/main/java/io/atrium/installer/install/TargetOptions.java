package io.atrium.installer.install;

import io.atrium.installer.home.Programs;
import io.atrium.installer.home.Release;
import io.atrium.installer.install.HostTarget.Choice;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.SiteFailure;
import io.atrium.installer.site.SiteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where an installation is or will be. */
final class TargetOptions {

    private static final Path PROGRAMS = Path.of("/opt/atrium");
    private static final Path DATA = Path.of("/var/lib/atrium");

    @Option(
            names = "--site",
            paramLabel = "<file>",
            description = "the site file: its hosts are installed by Ansible (default: none, this machine alone)")
    private @Nullable Path site;

    @Option(
            names = "--target",
            paramLabel = "<target>",
            description =
                    "host: this machine alone, for a trial; ansible: the hosts of the site file (default: follows from --site)")
    private @Nullable String target;

    @Option(
            names = "--programs",
            paramLabel = "<folder>",
            description = "host: where releases lie (default: that of this release, else /opt/atrium)")
    private @Nullable Path programs;

    @Option(
            names = "--data",
            paramLabel = "<folder>",
            description = "host: where data lies (default: as installed, else /var/lib/atrium)")
    private @Nullable Path data;

    @Option(
            names = "--state",
            paramLabel = "<folder>",
            description =
                    "ansible: the unpacked bundle, the inventory and the journal (default: atrium-state beside the site file)")
    private @Nullable Path state;

    @Option(names = "--user", defaultValue = "root", description = "ansible: who signs in to the hosts (default: root)")
    private String user = "root";

    @Option(
            names = "--ignore-preflight",
            split = ",",
            paramLabel = "<check>",
            description = "host: go on although these checks fail, such as host.disk-latency")
    private List<String> ignored = List.of();

    @Option(
            names = "--no-snapshot",
            description = "host: upgrade without a copy of the data; then nothing can be rolled back")
    private boolean noSnapshot;

    @Option(names = "--service", description = "host: let systemd start it with the machine (needs root)")
    private boolean service;

    @Option(names = "--delete-data", description = "remove the data too; on hosts nothing else is possible")
    private boolean deleteData;

    Target target() throws IOException, SiteFailure, InstallFailure {
        Path file = site;
        String wanted = target == null ? file == null ? HostTarget.ID : AnsibleTarget.ID : target;
        return switch (wanted) {
            case HostTarget.ID -> host();
            case AnsibleTarget.ID -> {
                if (file == null) {
                    throw new InstallFailure(
                            Reason.USAGE, "--site: target ansible needs a site file: atrium site init writes one.");
                }
                yield ansible(file);
            }
            default -> throw new InstallFailure(Reason.USAGE, "--target: host or ansible, not " + wanted + ".");
        };
    }

    private Target ansible(Path file) throws IOException, SiteFailure, InstallFailure {
        Installation installation = SiteFile.read(file);
        if (installation.target() != Installation.Target.HOSTS) {
            throw new InstallFailure(
                    Reason.REFUSED,
                    "target: kubernetes is not installed by this command: install the chart of the bundle with helm.");
        }
        Path folder = state == null ? file.toAbsolutePath().resolveSibling("atrium-state") : state;
        return new AnsibleTarget(folder, installation, user, choice(deleteData));
    }

    private Target host() throws IOException {
        Path where = programs == null ? own() : programs;
        return new HostTarget(
                new HostPlaces(where, data == null ? remembered(where) : data),
                new HostTarget.Settings(
                        Set.copyOf(ignored), noSnapshot ? Choice.NO : Choice.YES, choice(service), choice(deleteData)));
    }

    private static Choice choice(boolean said) {
        return said ? Choice.YES : Choice.NO;
    }

    /** Where the release lies whose command line this is. */
    private static Path own() {
        String release = System.getProperty("atrium.release", "");
        if (!release.isEmpty() && Release.isOne(Path.of(release))) {
            Path releases = Programs.at(Path.of(release)).root().getParent();
            if (releases != null && releases.getParent() != null) {
                return releases.getParent();
            }
        }
        return PROGRAMS;
    }

    /** Where the data of an installation is; the usual place before there is one. */
    private static Path remembered(Path programs) {
        Path current = programs.resolve("current");
        return Release.isOne(current) ? new Release(current).home().root() : DATA;
    }
}
