package io.atrium.installer.install;

import io.atrium.installer.home.Programs;
import io.atrium.installer.home.Release;
import io.atrium.installer.install.HostTarget.Choice;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.site.Guide;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.SiteFailure;
import io.atrium.installer.site.SiteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where an installation is or will be. */
final class TargetOptions {

    private static final Path PROGRAMS = Path.of("/opt/atrium");
    private static final Path DATA = Path.of("/var/lib/atrium");

    @Option(
            names = "--site",
            paramLabel = "<file>",
            description = "the site file, which says where to and what with (default: none, a trial on this machine)")
    private @Nullable Path site;

    @Option(
            names = "--target",
            paramLabel = "<target>",
            description =
                    "host: this machine alone, for a trial; ansible: the hosts of the site file; kubernetes: a namespace of a cluster (default: what the site file says)")
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
                    "ansible, kubernetes: what is unpacked, and the journal (default: atrium-state beside the site file; kubernetes: in this folder)")
    private @Nullable Path state;

    @Option(names = "--user", defaultValue = "root", description = "ansible: who signs in to the hosts (default: root)")
    private String user = "root";

    @Option(
            names = "--ignore-preflight",
            split = ",",
            paramLabel = "<check>",
            description = "host, kubernetes: go on although these checks fail, such as host.disk-latency")
    private List<String> ignored = List.of();

    @Option(
            names = "--no-snapshot",
            description = "host: upgrade without a copy of the data; then nothing can be rolled back")
    private boolean noSnapshot;

    @Option(names = "--service", description = "host: let systemd start it with the machine (needs root)")
    private boolean service;

    @Mixin
    private KubernetesOptions kubernetes = new KubernetesOptions();

    @Option(names = "--delete-data", description = "remove the data too; on hosts nothing else is possible")
    private boolean deleteData;

    /** At a terminal, when nothing was said and nothing is installed: asks, and goes on with the file that was written. */
    void ask(PrintWriter out) throws IOException {
        if (site != null || target != null || programs != null || data != null || !Guide.isPossible()) {
            return;
        }
        Path file = Path.of("site.yaml");
        if (Files.exists(own().resolve("state"))) {
            return;
        }
        if (Files.exists(file)) {
            out.println("There is a " + file + " here, and it is what will be installed.");
        } else {
            Guide.write(file, out);
            out.println("Written: " + file + ". From now on: --site " + file);
        }
        out.println();
        out.flush();
        site = file;
    }

    Target target() throws IOException, SiteFailure, InstallFailure {
        Path file = site;
        Installation installation = file == null ? null : SiteFile.read(file);
        String said = installation == null ? HostTarget.ID : idOf(installation.target());
        String wanted = target == null ? said : target;
        if (installation != null && !wanted.equals(said)) {
            throw new InstallFailure(
                    Reason.USAGE,
                    "--target " + wanted + ": " + file + " says target: "
                            + installation.target().id() + ", which is --target " + said
                            + ". Leave the option out, or name another file.");
        }
        return switch (wanted) {
            case HostTarget.ID -> host(Optional.ofNullable(installation));
            case AnsibleTarget.ID -> {
                if (file == null || installation == null) {
                    throw new InstallFailure(
                            Reason.USAGE, "--site: target ansible needs a site file: atrium site init writes one.");
                }
                yield ansible(file, installation);
            }
            case KubernetesTarget.ID ->
                kubernetes.target(
                        state == null ? Path.of("atrium-state") : state, Set.copyOf(ignored), choice(deleteData));
            default ->
                throw new InstallFailure(Reason.USAGE, "--target: host, ansible or kubernetes, not " + wanted + ".");
        };
    }

    /** The target of the command line that installs what a site file names. */
    private static String idOf(Installation.Target target) throws InstallFailure {
        return switch (target) {
            case HOST -> HostTarget.ID;
            case HOSTS -> AnsibleTarget.ID;
            case KUBERNETES ->
                throw new InstallFailure(
                        Reason.REFUSED,
                        "target: kubernetes: a cluster is installed with values of the chart, not from a site file, which the preflight and the"
                                + " sums read: atrium install --target kubernetes --values FILE.");
        };
    }

    private Target ansible(Path file, Installation installation) {
        Path folder = state == null ? file.toAbsolutePath().resolveSibling("atrium-state") : state;
        return new AnsibleTarget(folder, installation, user, choice(deleteData));
    }

    /** What the command line says comes before what the file says. */
    private Target host(Optional<Installation> installation) {
        Installation.@Nullable Directories said =
                installation.map(Installation::directories).orElse(null);
        Path where = programs != null ? programs : said != null && said.program() != null ? said.programs() : own();
        Path home = data != null ? data : said != null && said.data() != null ? said.allData() : remembered(where);
        return new HostTarget(
                new HostPlaces(where, home),
                new HostTarget.Settings(
                        Set.copyOf(ignored), noSnapshot ? Choice.NO : Choice.YES, choice(service), choice(deleteData)),
                installation);
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
