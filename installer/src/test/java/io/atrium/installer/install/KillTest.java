package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that installs is killed (SIGKILL) at each step: after it has done its work, and before the journal says so. */
final class KillTest {

    private final Path folder;
    private final Trial trial;

    KillTest(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.folder = folder;
        this.trial = new Trial(folder);
    }

    @AfterEach
    void stop() throws IOException {
        trial.close();
    }

    @Test
    void anInstallationThatIsKilledAtEveryStepEndsAllTheSame() throws Exception {
        Path bundle = trial.bundle("1.2.3");

        killAtEach(Operation.INSTALL, bundle, Trial.steps(trial.decide(Operation.INSTALL, bundle)));

        assertThat(trial.apply(Operation.INSTALL, bundle, new Trial.Silent())).isEqualTo(new Outcome.Done());
        assertThat(trial.journal().runs()).hasSize(1);
        assertThat(trial.releases()).containsExactly("1.2.3");
        assertThat(trial.process()).isPresent();
        // A check that was done and not written down is done again: it harms nobody.
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3", "checked 1.2.3");
    }

    @Test
    void anUpgradeThatIsKilledAtEveryStepEndsAllTheSame() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), new Trial.Silent());
        Path next = trial.bundle("1.3.0");

        killAtEach(Operation.UPGRADE, next, Trial.steps(trial.decide(Operation.UPGRADE, next)));

        assertThat(trial.apply(Operation.UPGRADE, next, new Trial.Silent())).isEqualTo(new Outcome.Done());
        assertThat(trial.journal().runs()).hasSize(2);
        assertThat(trial.releases()).containsExactly("1.2.3", "1.3.0");
        assertThat(trial.data())
                .containsExactly(
                        "migrated to 1.2.3", "checked 1.2.3", "migrated to 1.3.0", "checked 1.3.0", "checked 1.3.0");
        assertThat(trial.rollback()).isEqualTo(new Outcome.Done());
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3", "checked 1.2.3");
    }

    @Test
    void anUpgradeThatIsKilledBeforeThePointOfNoReturnCanBeTakenBackInstead() throws Exception {
        trial.apply(Operation.INSTALL, trial.bundle("1.2.3"), new Trial.Silent());

        kill(Operation.UPGRADE, trial.bundle("1.3.0"), "did:switch");
        assertThat(trial.process()).isEmpty();
        assertThat(trial.rollback()).isInstanceOf(Outcome.RolledBack.class);

        assertThat(trial.target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.2.3"));
        assertThat(trial.releases()).containsExactly("1.2.3");
        assertThat(trial.process()).isPresent();
        assertThat(trial.data()).containsExactly("migrated to 1.2.3", "checked 1.2.3");
    }

    @Test
    void whatHalfAnUnpackingLeftIsNotTakenForARelease() throws Exception {
        Path bundle = trial.bundle("1.2.3");
        kill(Operation.INSTALL, bundle, "began:unpack");
        Path partial = Files.createDirectories(trial.places().releases().resolve(".1.2.3.partial/cli"));
        Files.writeString(partial.resolve("half"), "");

        assertThat(trial.apply(Operation.INSTALL, bundle, new Trial.Silent())).isEqualTo(new Outcome.Done());

        assertThat(trial.releases()).containsExactly("1.2.3");
        assertThat(trial.places().releases().resolve("1.2.3/cli/half")).doesNotExist();
    }

    private void killAtEach(Operation operation, Path bundle, List<String> steps) throws Exception {
        assertThat(steps).hasSizeGreaterThan(8);
        for (String step : steps) {
            kill(operation, bundle, "did:" + step);
        }
    }

    private void kill(Operation operation, Path bundle, String point) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledInstallation.class.getName(),
                        folder.toString(),
                        operation.name(),
                        bundle.toString(),
                        point)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.startsWith(KilledInstallation.HERE)) {
                assertThat(line).isNotEqualTo("ended");
                line = said.readLine();
            }
            assertThat(line).isEqualTo(KilledInstallation.HERE + point);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(137);
    }
}
