package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PreflightCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();

    @Test
    void theWholeOfItOnThisMachineInEveryFormat() throws IOException {
        String site = site().file().toString();

        for (String format : new String[] {"text", "json", "junit", "html"}) {
            Path report = folder.resolve("report." + format);
            assertThat(run(site, "--format", format, "--output", report.toString(), "--group", "network,application"))
                    .isEqualTo(0);
            assertThat(report).content().containsAnyOf("Names", "network.names");
        }
        assertThat(run(site, "--group", "host", "--format", "json")).isIn(0, PreflightCommand.FAILED);
        assertThat(out.toString()).contains("host.disk-latency").contains("host.ports");
    }

    @Test
    void strictnessTurnsAWarningIntoOne() throws IOException {
        String site = site().and("ntp: {servers: [localhost]}")
                .and("smtp: {host: nowhere.invalid, port: 25, security: none, from: a@b}")
                .file()
                .toString();

        assertThat(run(site, "--group", "network")).isEqualTo(PreflightCommand.FAILED);
        String good = site().external("kafka", "address: 'localhost:1'").file().toString();
        assertThat(run(good, "--group", "network", "--strict")).isEqualTo(0);
    }

    @Test
    void aSiteThatIsWrongAndOneThatIsNotThere() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "version: 1\n");

        assertThat(run(bad.toString())).isEqualTo(50);
        assertThat(run(folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(run(site().file().toString(), "--host", "nobody")).isEqualTo(1);
        assertThat(run(site().file().toString(), "--nonsense")).isEqualTo(2);
        assertThat(out.toString())
                .contains("publicUrl: is missing")
                .contains("site init")
                .contains("atrium-1");
    }

    @Test
    void aMachineThatIsNoneOfTheHostsIsAskedWhichItIs() throws IOException {
        String elsewhere = site().with("127.0.0.1", "192.0.2.1").file().toString();

        assertThat(run(elsewhere)).isEqualTo(1);
        assertThat(out.toString()).contains("--host");
        assertThat(run(elsewhere, "--host", "atrium-1", "--group", "application"))
                .isEqualTo(0);
    }

    private TestSite site() {
        return new TestSite(folder).with("https://work.example.org", "https://localhost");
    }

    private int run(String... arguments) {
        return new CommandLine(new PreflightCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
