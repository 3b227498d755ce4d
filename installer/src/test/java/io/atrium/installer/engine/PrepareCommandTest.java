package io.atrium.installer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PrepareCommandTest {

    private static final String RULES = """
            filters: {tenant: "tenant_id != ''"}
            profiles: {reader: {readonly: 1}}
            accounts:
              - {name: atrium_admin, secret: clickhouse-admin, grants: ["ALL ON *.*"]}
            readers: {prefix: reader_, secretPrefix: clickhouse-reader-, count: 1, profile: reader}
            eraser: atrium_platform
            tables:
              - {name: usage_event, filter: tenant, erase: delete, day: event_date, insert: [], select: [reader]}
            """;

    @TempDir
    private Path root;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void warehouseAndSecrets() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(root.resolve("warehouse.jar"), Map.of("create", "true"))) {
            Files.writeString(jar.getPath("accounts.yaml"), RULES);
        }
        Files.createDirectories(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/clickhouse-admin"), "a-very-secret-word");
    }

    @Test
    void writesAccountsWithHashesOnly() throws IOException {
        Files.writeString(root.resolve("secrets/clickhouse-reader-01"), "another-secret-word\n");

        int code = prepare();

        assertThat(code).as(err.toString()).isZero();
        assertThat(root.resolve("conf/users.xml"))
                .content()
                .contains("<atrium_admin>", "<reader_01>", EngineAccounts.sha256("another-secret-word"))
                .doesNotContain("secret-word");
        assertThat(root.resolve("conf/config.xml"))
                .content()
                .contains(root.resolve("conf/users.xml").toString());
    }

    @Test
    void namesTheSecretThatIsMissing() {
        int code = prepare();

        assertThat(code).isNotZero();
        assertThat(err.toString()).contains("secrets/clickhouse-reader-01 is missing");
        assertThat(root.resolve("conf/users.xml")).doesNotExist();
    }

    private int prepare() {
        return new CommandLine(new PrepareCommand())
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--warehouse", root.resolve("warehouse.jar").toString(),
                        "--secrets", root.resolve("secrets").toString(),
                        "--conf", root.resolve("conf").toString(),
                        "--data", root.resolve("data").toString(),
                        "--log", root.resolve("engine.log").toString());
    }
}
