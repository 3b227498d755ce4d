package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.install.HostTarget.Choice;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with its real steps, on real folders, with real processes. */
final class InstallTest {

    private final Progress silent = new Trial.Silent();
    private final Trial trial;

    InstallTest(@TempDir Path folder) throws IOException {
        // Root's product runs as root, but its data has to be reachable for all.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.trial = new Trial(folder);
    }

    @AfterEach
    void stop() throws IOException {
        trial.close();
    }

    @Test
    void aFirstInstallationRunsAndASecondOneChangesNothing() throws Exception {
        Path bundle = trial.bundle("1.2.3");

        assertThat(trial.apply(Operation.INSTALL, bundle, silent)).isEqualTo(new Outcome.Done());
        Map<String, Object> before = everything();

        assertThat(trial.process()).isPresent();
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3");
        assertThat(trial.places().command()).exists();
        assertThat(trial.releases()).containsExactly("1.2.3");
        assertThat(trial.decide(Operation.INSTALL, bundle)).isInstanceOf(Planner.Decision.Nothing.class);
        assertThat(trial.apply(Operation.INSTALL, bundle, silent)).isEqualTo(new Outcome.Done());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theJournalIsItsOwnersAloneAndTellsEachStep() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);

        Path journal = trial.places().state().resolve("journal.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(journal)).hasSize(1 + 2 * 9 + 1);
        assertThat(trial.journal().unfinished()).isEmpty();
    }

    @Test
    void whatIsInstalledAndDoesNotRunIsStartedAndNothingElse() throws Exception {
        Path bundle = trial.bundle("1.2.3");
        trial.apply(Operation.INSTALL, bundle, silent);
        trial.close();

        assertThat(Trial.steps(trial.decide(Operation.INSTALL, bundle))).containsExactly("start", "check");
        trial.apply(Operation.INSTALL, bundle, silent);

        assertThat(trial.process()).isPresent();
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3", "checked 1.2.3");
    }

    @Test
    void anInstallationThatDoesNotStartIsTakenBackAndItsLogsAreKept() throws Exception {
        trial.forbid("check", "1.2.3");

        Outcome outcome = trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.RolledBack.class, back -> {
            assertThat(back.step()).isEqualTo("check");
            assertThat(back.why()).contains("exit code 1").contains("check of 1.2.3 is forbidden");
        });
        assertThat(trial.process()).isEmpty();
        assertThat(trial.places().home()).doesNotExist();
        assertThat(trial.places().current()).doesNotExist();
        assertThat(trial.releases()).isEmpty();
        try (Stream<Path> kept = Files.list(trial.places().state())) {
            assertThat(kept).anyMatch(path -> path.getFileName().toString().startsWith("logs-of-"));
        }
    }

    @Test
    void dataThatWasThereBeforeOutlivesAnInstallationThatFails() throws Exception {
        Files.createDirectories(trial.places().home().resolve("data"));
        Files.writeString(trial.places().home().resolve("data/book"), "old\n");
        trial.forbid("up", "1.2.3");

        assertThat(trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent))
                .isInstanceOf(Outcome.RolledBack.class);

        assertThat(trial.data()).containsExactly("old");
    }

    @Test
    void anUpgradeKeepsTheDataAndTheReleaseBefore() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        Path next = trial.bundle("1.3.0");

        assertThat(Trial.steps(trial.decide(Operation.UPGRADE, next)))
                .containsExactly(
                        "preflight",
                        "verify",
                        "space",
                        "unpack",
                        "prepare",
                        "stop",
                        "snapshot",
                        "switch",
                        "start",
                        "check",
                        "tidy");
        assertThat(trial.apply(Operation.UPGRADE, next, silent)).isEqualTo(new Outcome.Done());

        assertThat(trial.target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.3.0"));
        assertThat(trial.data())
                .containsExactly("migrated to 1.2.3", "checked 1.2.3", "migrated to 1.3.0", "checked 1.3.0");
        assertThat(trial.releases()).containsExactly("1.2.3", "1.3.0");
        assertThat(trial.process()).isPresent();
    }

    @Test
    void anUpgradeThatFailsBeforeThePointOfNoReturnLeavesTheOldReleaseRunning() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        trial.forbid("prepare", "1.3.0");

        Outcome prepare = trial.apply(Operation.UPGRADE, trial.bundle("1.3.0"), silent);

        assertThat(prepare).isInstanceOf(Outcome.RolledBack.class);
        assertThat(trial.target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.2.3"));
        assertThat(trial.releases()).containsExactly("1.2.3");
        assertThat(trial.process()).isPresent();
    }

    @Test
    void anUpgradeThatFailsAfterItStaysOpenAndGoesOnOnceItIsMended() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        Path next = trial.bundle("1.3.0");
        trial.forbid("check", "1.3.0");

        assertThat(trial.apply(Operation.UPGRADE, next, silent))
                .isInstanceOfSatisfying(
                        Outcome.Stuck.class, stuck -> assertThat(stuck.step()).isEqualTo("check"));
        InstallFailure other = catchThrowableOfType(
                InstallFailure.class, () -> trial.apply(Operation.UPGRADE, trial.bundle("1.4.0"), silent));
        trial.allow("check", "1.3.0");

        assertThat(other.reason()).isEqualTo(Reason.UNFINISHED);
        assertThat(other).hasMessageContaining("atrium rollback");
        assertThat(trial.apply(Operation.UPGRADE, next, silent)).isEqualTo(new Outcome.Done());
        assertThat(trial.data())
                .containsExactly("migrated to 1.2.3", "checked 1.2.3", "migrated to 1.3.0", "checked 1.3.0");
    }

    @Test
    void aRollbackBringsTheSnapshotAndTheReleaseBeforeBack() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        trial.apply(Operation.UPGRADE, trial.bundle("1.3.0"), silent);

        assertThat(trial.rollback()).isEqualTo(new Outcome.Done());

        assertThat(trial.target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.2.3"));
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3", "checked 1.2.3");
        assertThat(trial.process()).isPresent();
        InstallFailure again = catchThrowableOfType(InstallFailure.class, trial::rollback);
        assertThat(again.reason()).isEqualTo(Reason.NOT_THERE);
    }

    @Test
    void aRollbackThatFailsLeavesTheNewReleaseRunning() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        trial.apply(Operation.UPGRADE, trial.bundle("1.3.0"), silent);
        trial.forbid("check", "1.2.3");

        assertThat(trial.rollback()).isInstanceOf(Outcome.RolledBack.class);

        assertThat(trial.target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.3.0"));
        assertThat(trial.data())
                .containsExactly("migrated to 1.2.3", "checked 1.2.3", "migrated to 1.3.0", "checked 1.3.0");
        assertThat(trial.process()).isPresent();
    }

    @Test
    void withoutASnapshotNothingIsRolledBack() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        trial.apply(trial.target(Choice.NO), Operation.UPGRADE, trial.bundle("1.3.0"), silent);

        InstallFailure failure = catchThrowableOfType(InstallFailure.class, trial::rollback);

        assertThat(failure.reason()).isEqualTo(Reason.NOT_THERE);
        assertThat(failure).hasMessageContaining("no snapshot");
    }

    @Test
    void aStopIsNotSkippedAndThereIsNoWayBackwards() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);

        InstallFailure skipped = catchThrowableOfType(
                InstallFailure.class, () -> trial.decide(Operation.UPGRADE, trial.bundle("2.0.0", List.of("1.5.0"))));
        InstallFailure backwards = catchThrowableOfType(
                InstallFailure.class, () -> trial.decide(Operation.UPGRADE, trial.bundle("1.1.0")));
        InstallFailure installed = catchThrowableOfType(
                InstallFailure.class, () -> trial.decide(Operation.INSTALL, trial.bundle("1.3.0")));

        assertThat(skipped.reason()).isEqualTo(Reason.REFUSED);
        assertThat(skipped).hasMessageContaining("must not skip 1.5.0");
        assertThat(backwards).hasMessageContaining("older than 1.2.3");
        assertThat(installed.reason()).isEqualTo(Reason.NOT_THERE);
    }

    @Test
    void twoRunsAtOnceAreRefused() throws Exception {
        Path bundle = trial.bundle("1.2.3");

        InstallFailure failure = InstallLock.hold(
                trial.places().state(),
                () -> catchThrowableOfType(InstallFailure.class, () -> trial.apply(Operation.INSTALL, bundle, silent)));

        assertThat(failure.reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void aLineThatWasCutOffNeverHappenedAndAnotherThatCannotBeReadIsSaid() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), silent);
        Path journal = trial.places().state().resolve("journal.jsonl");
        String whole = Files.readString(journal);
        Files.writeString(journal, whole + "{\"event\":\"PLA");

        assertThat(trial.journal().unfinished()).isEmpty();
        trial.apply(Operation.UPGRADE, trial.bundle("1.3.0"), silent);
        assertThat(trial.journal().runs()).hasSize(2);
        Files.writeString(journal, "nonsense\n" + whole);
        InstallFailure failure =
                catchThrowableOfType(InstallFailure.class, () -> trial.journal().runs());
        assertThat(failure.reason()).isEqualTo(Reason.JOURNAL);
        assertThat(failure).hasMessageContaining("line 1");
    }

    /** Every file with what it says and when it was written. */
    private Map<String, Object> everything() throws IOException {
        Map<String, Object> all = new TreeMap<>();
        for (Path root : List.of(trial.places().programs(), trial.places().home())) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.endsWith("status.log")) {
                        all.put(file.toString(), Files.getLastModifiedTime(file));
                    }
                }
            }
        }
        return all;
    }
}
