package io.atrium.installer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SiteCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();

    @Test
    void whatInitWritesPassesTheCheckAndIsNotOverwritten() {
        String file = folder.resolve("site.yaml").toString();

        assertThat(run("init", "--profile", "M", file)).isZero();
        assertThat(run("check", file)).isZero();
        assertThat(run("init", file)).isNotZero();
        String trial = folder.resolve("trial.yaml").toString();
        assertThat(run("init", "--trial", trial)).isZero();
        assertThat(run("check", trial)).isZero();
        assertThat(out.toString()).contains("Good: atrium, hosts: 5");
    }

    @Test
    void aBadFileEndsWithACodeOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "version: 1\n");

        assertThat(run("check", file.toString())).isEqualTo(50);
        assertThat(run("check", "--output", "json", file.toString())).isEqualTo(50);
        assertThat(out.toString()).contains("publicUrl: is missing.").contains("\"good\" : false");
    }

    private int run(String... arguments) {
        return new CommandLine(new SiteCommands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
