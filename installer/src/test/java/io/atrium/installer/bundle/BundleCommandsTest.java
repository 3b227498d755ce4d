package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.signing.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BundleCommandsTest {

    private final StringWriter said = new StringWriter();
    private final Path folder;

    BundleCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyReasonStandsInTheHelp() {
        Map<String, String> codes = new CommandLine(new VerifyCommand())
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();
        for (Reason reason : Reason.values()) {
            assertThat(codes).containsEntry(Integer.toString(reason.exitCode()), reason.meaning());
        }
    }

    @Test
    void aBundleGoesFromKeyToFolder() throws Exception {
        String key = folder.resolve("signing").toString();
        assertThat(run("keygen", key)).isZero();
        String bundle = new SmallBundle(folder, SigningKey.read(folder.resolve("signing")))
                .build()
                .toString();
        String fingerprint =
                SigningKey.read(folder.resolve("signing")).verifyingKey().fingerprint();

        assertThat(run("verify", bundle, "--key", key + ".pub")).isZero();
        assertThat(said.toString()).contains("Good: Atrium 1.2.3").contains("Not inside: clickhouse");
        assertThat(run("verify", bundle, "--fingerprint", fingerprint)).isZero();
        assertThat(run("verify", bundle)).isZero();
        assertThat(said.toString()).contains("Signed by the key " + fingerprint + ": compare it");
        assertThat(run("list", bundle)).isZero();
        assertThat(run("list", bundle, "--part", "server")).isZero();
        assertThat(said.toString()).contains("opt/atrium/server/lib/a.jar");
        assertThat(run("split", bundle, "--size", "20kB", "--to", folder + "/chunks"))
                .isZero();
        assertThat(run("join", folder + "/chunks/atrium-1.2.3-amd64.bundle.index.json", "--to", folder + "/joined"))
                .isZero();
        assertThat(run("unpack", folder + "/joined/atrium-1.2.3-amd64.bundle", "--to", folder + "/there"))
                .isZero();
        assertThat(folder.resolve("there/opt/atrium/server/bin/run")).isExecutable();
    }

    @Test
    void eachFailureHasItsOwnExitCode() throws Exception {
        SigningKey key = SigningKey.create(folder.resolve("signing"));
        SigningKey.create(folder.resolve("other"));
        Path bundle = new SmallBundle(folder, key).build();
        Path changed = new Tampering(bundle).remove("licences.csv").write(folder.resolve("changed"));
        new Splitter(20_000).split(bundle, folder.resolve("chunks"));
        Files.delete(folder.resolve("chunks/atrium-1.2.3-amd64.bundle.002"));
        String index = folder + "/chunks/atrium-1.2.3-amd64.bundle.index.json";

        assertThat(run("verify", bundle.toString(), "--key", folder + "/other.pub"))
                .isEqualTo(27);
        assertThat(run("verify", bundle.toString(), "--fingerprint", "00")).isEqualTo(27);
        assertThat(run("verify", changed.toString())).isEqualTo(30);
        assertThat(run("verify", folder + "/none")).isEqualTo(2);
        assertThat(run("keygen", folder + "/other")).isEqualTo(2);
        assertThat(run("join", index, "--to", folder + "/joined")).isEqualTo(3);
        assertThat(run("join", index, "--to", folder + "/joined", "--complete")).isEqualTo(33);
        assertThat(run("split", bundle.toString(), "--to", folder + "/x", "--size", "much"))
                .isEqualTo(2);
        assertThat(run("plan", "--checkout", folder.toString())).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new BundleCommands()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        return command.execute(arguments);
    }
}
