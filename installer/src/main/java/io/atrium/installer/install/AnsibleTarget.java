package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.process.Processes;
import io.atrium.installer.site.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a site, by the bundle's own Ansible collection, from this machine.
 *
 * @param state the folder for the unpacked bundle, the inventory and the journal
 * @param user who signs in to the hosts
 * @param dataToo whether a removal, which leaves nothing on hosts, is meant
 */
record AnsibleTarget(Path state, Installation site, String user, HostTarget.Choice dataToo) implements Target {

    static final String ID = "ansible";

    AnsibleTarget {
        state = state.toAbsolutePath().normalize();
    }

    @Override
    public String id() {
        return ID;
    }

    /** The unpacked bundle that the hosts were last brought to. */
    Path current() {
        return state.resolve("current");
    }

    @Override
    public Optional<ReleaseId> installed() throws IOException {
        Path description = current().resolve(AnsibleSteps.DESCRIPTION);
        return Files.exists(description) ? Optional.of(HostPlaces.read(description)) : Optional.empty();
    }

    /** The hosts' own systemd watches their services; from here nothing is to be started. */
    @Override
    public boolean runs() throws IOException {
        return installed().isPresent();
    }

    /** Whether the hosts were brought to what the site file says. */
    @Override
    public boolean isAsWanted() throws IOException {
        Path inventory = current().resolve(AnsibleSteps.INVENTORY);
        Optional<ReleaseId> installed = installed();
        if (installed.isEmpty() || !Files.exists(inventory)) {
            return false;
        }
        Path unpacked = state.resolve("bundles").resolve(installed.orElseThrow().folder());
        return Files.readString(inventory).equals(AnsibleInventory.of(site, unpacked, user));
    }

    @Override
    public boolean isAsked() {
        return false;
    }

    @Override
    public Map<String, String> options(Operation operation, String stamp, @Nullable Run upgrade) throws InstallFailure {
        if (operation == Operation.ROLLBACK) {
            throw new InstallFailure(
                    Reason.REFUSED,
                    "The hosts' stores were migrated, and they cannot be migrated backwards. Mend what is wrong and go on, or restore"
                            + " a backup of your own.");
        }
        if (operation == Operation.UNINSTALL && dataToo == HostTarget.Choice.NO) {
            throw new InstallFailure(
                    Reason.REFUSED,
                    "On hosts nothing stays, and that is all data of the installation. If that is what you want, after a backup:"
                            + " atrium uninstall --delete-data.");
        }
        List<String> objections = AnsibleObjections.of(site);
        if (!objections.isEmpty()) {
            throw new InstallFailure(Reason.REFUSED, String.join("\n", objections));
        }
        return Map.of("site", site.name(), "user", user);
    }

    @Override
    public List<Step> steps(Run run, @Nullable OpenBundle bundle) throws IOException {
        return new AnsibleSteps(this, run, bundle, new Processes()).all();
    }

    @Override
    public List<String> starting() {
        return List.of("inventory", "preflight", "converge");
    }

    @Override
    public void leave() {
        // The folder was the state itself.
    }

    @Override
    public List<String> notes() {
        return SiteNotes.of(site);
    }

    @Override
    public List<String> summary(Run run) {
        return run.operation() == Operation.UNINSTALL
                ? List.of("The hosts are as they were found.")
                : List.of("Workplace: " + site.publicUrl(), "What the playbooks said: " + state.resolve("logs"));
    }
}
