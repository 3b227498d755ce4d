package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.home.Home;
import io.atrium.installer.install.Reversal.Never;
import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import io.atrium.installer.process.Processes;
import io.atrium.installer.site.Installation.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps that drive the collection. Rates of estimates are those of docs/install.md, Measured; those of playbooks are estimates. */
final class AnsibleSteps {

    static final String DESCRIPTION = "bundle.json";
    static final String INVENTORY = "inventory.yml";

    private static final String HERE = "this machine";
    private static final Estimate NO_SPACE = Estimate.none(Estimate.Unit.BYTES);
    private static final long UNPACKED = 60_000_000;
    /** Images and their base, and the chart, are for clusters; this machine runs the command line that it has. */
    static final Set<String> LEFT_OUT = Set.of("base", "helm", "simulator");

    private final AnsibleTarget target;
    private final Run run;
    private final @Nullable OpenBundle bundle;
    private final Processes processes;

    AnsibleSteps(AnsibleTarget target, Run run, @Nullable OpenBundle bundle, Processes processes) {
        this.target = target;
        this.run = run;
        this.bundle = bundle;
        this.processes = processes;
    }

    List<Step> all() throws IOException {
        return switch (run.operation()) {
            case INSTALL ->
                List.of(VerifyStep.of(bundle, HERE), unpack(), inventory(), preflight(), converge("site.yml"), point());
            case UPGRADE ->
                List.of(
                        VerifyStep.of(bundle, HERE),
                        unpack(),
                        inventory(),
                        preflight(),
                        converge("upgrade.yml"),
                        point());
            case UNINSTALL -> List.of(uninstall());
            case ROLLBACK -> throw new IllegalStateException("hosts are not rolled back");
        };
    }

    private OpenBundle bundle() {
        if (bundle == null) {
            throw new IllegalStateException("this step needs the bundle: name it on the command line");
        }
        return bundle;
    }

    private Path unpacked(ReleaseId release) {
        return target.state().resolve("bundles").resolve(release.folder());
    }

    private ReleaseId release() {
        return run.to() == null ? run.before() : run.after();
    }

    /** With the release, so that what is installed keeps its own. */
    private Path inventoryFile() {
        return unpacked(release()).resolve(INVENTORY);
    }

    /** What it was before this run, until nothing is taken back any more. */
    private Path inventoryBefore() {
        return inventoryFile().resolveSibling(INVENTORY + ".before-" + run.id());
    }

    private List<Part> parts() {
        return bundle().manifest().parts().stream()
                .filter(part -> !LEFT_OUT.contains(part.name()))
                .toList();
    }

    private long size() {
        return bundle == null
                ? 0
                : parts().stream().mapToLong(Part::unpackedSize).sum();
    }

    private Step unpack() {
        Estimate space =
                Estimate.bytes(size() + size() / 10, Estimate.size(size()) + " unpacked and a tenth for blocks");
        return new Step(
                here(
                        "unpack",
                        "Unpacks the bundle into " + unpacked(run.after()) + " on this machine",
                        Estimate.reading(size(), UNPACKED, "writing"),
                        space,
                        new Undo("the folder is deleted")),
                () -> unpack(space),
                () -> Trees.delete(unpacked(run.after())));
    }

    private String unpack(Estimate space) throws IOException, BundleFailure {
        Path whole = unpacked(run.after());
        if (Files.exists(whole.resolve(DESCRIPTION))) {
            return "It was there.";
        }
        String room = new Room().need(target.state(), space).check();
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
        Trees.delete(partial);
        Trees.delete(whole);
        Files.createDirectories(partial);
        for (Part part : parts()) {
            bundle().unpack(part, "", partial);
        }
        Files.write(partial.resolve("manifest.json"), bundle().manifestBytes());
        JsonMapper json = new JsonMapper();
        Files.writeString(
                partial.resolve(DESCRIPTION),
                json.createObjectNode()
                                .put("version", run.after().version())
                                .put("manifest", run.after().manifest())
                                .put("signer", bundle().signer().fingerprint())
                        + "\n");
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        return room;
    }

    private Step inventory() {
        return new Step(
                here(
                        "inventory",
                        "Writes " + inventoryFile() + " from the site file",
                        Estimate.seconds(1, "at once"),
                        NO_SPACE,
                        new Undo("the one of before comes back")),
                () -> {
                    if (Files.exists(inventoryFile()) && !Files.exists(inventoryBefore())) {
                        Files.copy(inventoryFile(), inventoryBefore());
                    }
                    Home.write(
                            inventoryFile(), AnsibleInventory.of(target.site(), unpacked(run.after()), target.user()));
                    return "Hosts: " + target.site().hosts().size() + ".";
                },
                () -> {
                    if (Files.exists(inventoryBefore())) {
                        Files.move(inventoryBefore(), inventoryFile(), StandardCopyOption.REPLACE_EXISTING);
                    } else {
                        Files.deleteIfExists(inventoryFile());
                    }
                });
    }

    private Step preflight() {
        return Step.reading(
                onHosts(
                        "preflight",
                        "Asks every host whether it can be installed on (preflight.yml)",
                        Estimate.seconds(20, "an estimate"),
                        NO_SPACE,
                        Services.UNTOUCHED,
                        new Nothing()),
                () -> playbooks().play("preflight.yml"));
    }

    private Step converge(String playbook) {
        boolean upgrade = run.operation() == Operation.UPGRADE;
        int hosts = target.site().hosts().size();
        return Step.reading(
                onHosts(
                        "converge",
                        "Brings every host to " + run.after() + " (" + playbook + ")",
                        Estimate.seconds(300L + 120L * hosts, "an estimate: 5 min, and 2 min for each of " + hosts),
                        Estimate.bytes(2_000_000_000L * hosts, "an estimate: 2 GB a host"),
                        Services.START,
                        new Never(
                                upgrade
                                        ? "stores are migrated: run it again, which goes on where it stopped, or restore a backup"
                                        : "run it again, which goes on where it stopped, or atrium uninstall")),
                () -> {
                    // From here on nothing is taken back.
                    Files.deleteIfExists(inventoryBefore());
                    return playbooks().play(playbook);
                });
    }

    private Step point() {
        return Step.reading(
                here(
                        "switch",
                        target.current() + " leads to " + run.after(),
                        Estimate.seconds(1, "at once"),
                        NO_SPACE,
                        new Never("it says what the hosts have")),
                () -> {
                    Path link = target.state().resolve(".current.partial");
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, target.state().relativize(unpacked(run.after())));
                    Files.move(
                            link,
                            target.current(),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                    return target.current() + " leads to " + run.after() + ".";
                });
    }

    private Step uninstall() {
        return Step.reading(
                onHosts(
                        "uninstall",
                        "Removes everything from every host, data too (uninstall.yml)",
                        Estimate.seconds(120, "an estimate"),
                        NO_SPACE,
                        Services.STOP,
                        new Never("the data is gone: only a backup of your own")),
                () -> {
                    String said = playbooks().play("uninstall.yml", "-e", "atrium_uninstall_confirm=yes");
                    Files.deleteIfExists(target.current());
                    return said;
                });
    }

    /** Of the collection that was unpacked with the release. */
    private Playbooks playbooks() {
        return new Playbooks(
                unpacked(release()).resolve("ansible"),
                inventoryFile(),
                target.state().resolve("logs"),
                processes);
    }

    private Description here(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.UNTOUCHED, reversal);
    }

    private Description onHosts(
            String id, String change, Estimate time, Estimate space, Services services, Reversal reversal) {
        List<String> hosts = target.site().hosts().stream().map(Host::name).toList();
        return new Description(id, change, hosts, time, space, services, reversal);
    }
}
