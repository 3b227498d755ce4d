package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.SiteExample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InstallCommandsTest {

    private final StringWriter said = new StringWriter();
    private final Path folder;
    private final Trial trial;

    InstallCommandsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.trial = new Trial(folder);
    }

    @Test
    void everyReasonStandsInTheHelp() {
        Map<String, String> codes = new CommandLine(new InstallCommand())
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();
        for (Reason reason : Reason.values()) {
            assertThat(codes).containsEntry(Integer.toString(reason.exitCode()), reason.meaning());
        }
    }

    @Test
    void aPlanIsShownToPeopleAndProgramsAndLeavesNoTrace() throws Exception {
        String bundle = trial.bundle("1.2.3").toString();

        assertThat(run(new PlanCommand(), bundle, "--key", folder + "/key.pub")).isZero();
        assertThat(run(new PlanCommand(), bundle, "--key", folder + "/key.pub", "--output", "json"))
                .isZero();

        assertThat(said.toString())
                .contains("There is no point of no return")
                .contains("\"operation\" : \"install\"")
                .contains("\"pointOfNoReturn\" : null");
        assertThat(trial.places().programs()).doesNotExist();
    }

    @Test
    void nothingIsInstalledThatNobodyVouchesForOrHasAgreedTo() throws Exception {
        String bundle = trial.bundle("1.2.3").toString();

        assertThat(run(new InstallCommand(), bundle, "--yes")).isEqualTo(2);
        assertThat(said.toString()).contains("Say whose signature counts").contains("This bundle was signed by");
        assertThat(run(new InstallCommand(), bundle, "--fingerprint", "00", "--yes"))
                .isEqualTo(27);
        assertThat(run(new InstallCommand(), bundle, "--key", folder + "/key.pub"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("say --yes");
        assertThat(trial.places().programs()).doesNotExist();
    }

    @Test
    void aSiteFileSaysWhereToAndIsNotContradicted() throws Exception {
        String bundle = trial.bundle("1.2.3").toString();
        trial.site(18080, "smtp: {host: mail.example.org, port: 25, security: none, from: a@b.org}\n");
        String site = folder.resolve("site.yaml").toString();
        String wrong =
                Files.writeString(folder.resolve("wrong.yaml"), "version: 1\n").toString();
        String key = folder + "/key.pub";

        assertThat(run(new PlanCommand(), bundle, "--key", key, "--site", site)).isZero();
        assertThat(said.toString()).contains("(host)").contains("To know: smtp:");
        assertThat(run(new PlanCommand(), bundle, "--key", key, "--site", site, "--output", "json"))
                .isZero();
        assertThat(said.toString()).contains("\"notes\" : [ \"smtp:");
        assertThat(run(new PlanCommand(), bundle, "--key", key, "--site", site, "--target", "ansible"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("says target: host");
        assertThat(run(new PlanCommand(), bundle, "--key", key, "--target", "ansible"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("needs a site file");
        Files.writeString(
                folder.resolve("site.yaml"),
                SiteExample.of(Profile.S).replace("target: hosts", "kubernetes: {registry: r}\ntarget: kubernetes"));
        assertThat(run(new PlanCommand(), bundle, "--key", key, "--site", site)).isEqualTo(64);
        assertThat(said.toString()).contains("not from a site file");
        assertThat(run(new PlanCommand(), bundle, "--key", key, "--site", wrong))
                .isEqualTo(50);
        assertThat(trial.places().programs()).doesNotExist();
    }

    @Test
    void whereNothingIsInstalledThereIsNothingToUpgradeRollBackOrRemove() throws Exception {
        String bundle = trial.bundle("1.2.3").toString();

        assertThat(run(new UpgradeCommand(), bundle, "--key", folder + "/key.pub", "--yes"))
                .isEqualTo(65);
        assertThat(run(new RollbackCommand(), "--yes")).isEqualTo(65);
        assertThat(run(new StatusCommand())).isEqualTo(65);
        assertThat(run(new UninstallCommand(), "--yes")).isZero();
        assertThat(said.toString()).contains("Nothing to do");
        assertThat(trial.places().programs()).doesNotExist();
    }

    private int run(Object verb, String... arguments) {
        CommandLine command = new CommandLine(verb).setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--programs";
        all[arguments.length + 1] = trial.places().programs().toString();
        all[arguments.length + 2] = "--data";
        all[arguments.length + 3] = trial.places().home().toString();
        return command.execute(all);
    }
}
