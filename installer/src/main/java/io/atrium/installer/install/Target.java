package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an installation runs on. */
sealed interface Target permits HostTarget, AnsibleTarget, KubernetesTarget {

    /** The name on the command line and in the journal. */
    String id();

    /** The folder of the journal, the lock and the logs of steps. */
    Path state();

    /** What is installed now. */
    Optional<ReleaseId> installed() throws IOException;

    /** Whether what is installed runs, as far as that can be asked from here. */
    boolean runs() throws IOException, InterruptedException;

    /** Whether it runs as whoever asks wants it now; else the steps of {@link #starting} are done again. */
    default boolean isAsWanted() throws IOException, InterruptedException {
        return runs();
    }

    /** Whether it can be asked from here if it runs. */
    default boolean isAsked() {
        return !starting().isEmpty();
    }

    /**
     * Whether the site file fits what is installed.
     *
     * @throws InstallFailure when it says something that no run would change
     */
    default void agree() throws IOException, InstallFailure {
        // Most of what it says is brought about by a run.
    }

    /** What is lost when an upgrade is taken back after its point of no return, and how to say that this is meant. */
    default String loss() {
        return "Stores were migrated by the upgrade, so going back means its snapshot: everything that was written since then is lost. If"
                + " that is what you want: atrium rollback --accept-loss.";
    }

    /**
     * What a new run has to remember, beside its releases.
     *
     * @param stamp unique to the run
     * @param upgrade the upgrade that a rollback takes back; null for other operations
     * @throws InstallFailure when this target cannot do that
     */
    Map<String, String> options(Operation operation, String stamp, @Nullable Run upgrade)
            throws IOException, InstallFailure;

    /**
     * All steps of a run; only of what the run says, so that they are the same after a crash.
     *
     * @param bundle what is installed from; null when nothing is
     */
    List<Step> steps(Run run, @Nullable OpenBundle bundle) throws IOException;

    /** The steps that are left when the wanted release is installed and does not run as it should. */
    List<String> starting();

    /** After everything was removed, the journal too: takes away what is empty now. */
    void leave() throws IOException;

    /** What the site file says and nobody hands over, each in a sentence that says who does it; shown with every plan. */
    default List<String> notes() {
        return List.of();
    }

    /** What a person needs to know after a run. */
    List<String> summary(Run run) throws IOException;
}
