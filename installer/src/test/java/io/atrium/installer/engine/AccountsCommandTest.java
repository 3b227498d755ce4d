package io.atrium.installer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AccountsCommandTest {

    private static final String RULES = """
            filters: {tenant: "tenant_id = 'x'"}
            profiles: {}
            accounts: [{name: writer, secret: clickhouse-writer}]
            readers: {prefix: reader_, secretPrefix: clickhouse-reader-, count: 1, profile: reader}
            tables: [{name: t, filter: tenant, insert: [writer], select: [reader]}]
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter errors = new StringWriter();
    private Path users = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        users = folder.resolve("users.xml");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("warehouse.jar")))) {
            jar.putNextEntry(new ZipEntry("accounts.yaml"));
            jar.write(RULES.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("clickhouse-writer"), "first\n");
        Files.writeString(folder.resolve("clickhouse-reader-01"), "second");
    }

    @Test
    void aServerGetsAccountsForItsNetworkAndNoFirstSession() throws IOException {
        int code = run("--network", "10.0.0.0/8");
        assertThat(code).isZero();
        assertThat(users)
                .content()
                .contains("<ip>10.0.0.0/8</ip>", EngineAccounts.sha256("first"), "<max_memory_usage>0<")
                .doesNotContain("<no_password/>", "127.0.0.1", ">first<");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users)))
                .isEqualTo("rw-------");
    }

    @Test
    void theEngineKeepsItsFirstSessionOnLoopback() throws IOException {
        assertThat(run("--network", "::/0", "--starter")).isZero();
        String text = Files.readString(users);
        String starter = text.substring(
                text.indexOf("<default>\n      <no_password/>"),
                text.indexOf("</default>", text.indexOf("<no_password/>")));
        assertThat(starter).contains("<ip>::1/127</ip>").doesNotContain("::/0");
    }

    @Test
    void theEngineOfAHostGetsItsConfigurationAndItsDataMended() throws IOException {
        Path configuration = folder.resolve("conf/config.xml");

        int code = run(
                "--starter",
                "--configuration",
                configuration.toString(),
                "--log",
                "/var/log/engine.log",
                "--mend",
                folder.resolve("data").toString());

        assertThat(code).as(errors.toString()).isZero();
        assertThat(configuration).content().contains(users.toString(), "/var/log/engine.log");
        assertThat(folder.resolve("data")).isDirectory();
        assertThat(run("--configuration", configuration.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("one needs the other");
    }

    @Test
    void aMissingSecretLeavesWhatWasThere() throws IOException {
        Files.writeString(users, "before");
        Files.delete(folder.resolve("clickhouse-writer"));
        assertThat(run()).isEqualTo(2);
        assertThat(users).hasContent("before");
        assertThat(errors.toString()).contains("clickhouse-writer cannot be read");
    }

    @Test
    void aNetworkThatIsNoneIsRefused() {
        assertThat(run("--network", "all")).isEqualTo(2);
        assertThat(users).doesNotExist();
    }

    private int run(String... more) {
        CommandLine command = new CommandLine(new AccountsCommand()).setErr(new PrintWriter(errors, true));
        String[] arguments = {
            "--rules",
            folder.resolve("warehouse.jar").toString(),
            "--secrets",
            folder.toString(),
            "--to",
            users.toString()
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return command.execute(all);
    }
}
