package io.atrium.warehouse.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigratorIT {

    private static final String GOOD =
            "CREATE TABLE IF NOT EXISTS a {{cluster}} (x UInt8) ENGINE = {{MergeTree}} ORDER BY x;";

    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.start(home);
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void appliesEachFileOnceAndRecordsIt() {
        // Given
        List<Migration> files = MigrationFiles.bundled();
        // When
        List<Migration> first = migrate("once", files);
        List<Migration> second = migrate("once", files);
        // Then
        assertThat(first).isEqualTo(files);
        assertThat(second).isEmpty();
        assertThat(lines("once", "SELECT file, checksum, statements FROM schema_history ORDER BY version"))
                .hasSameSizeAs(files)
                .first()
                .isEqualTo(files.get(0).file() + "\t" + files.get(0).checksum() + "\t"
                        + files.get(0).statements().size());
    }

    @Test
    void whoWaitsSeesWhatIsMissingAndChangesNothing() {
        // Given
        List<Migration> files = MigrationFiles.bundled();
        List<Migration> older = files.subList(0, files.size() - 1);
        Migration newest = files.get(files.size() - 1);
        migrate("waited", older);
        // When
        List<Migration> missing = migrator("waited", files).pending();
        List<Migration> stillMissing = migrator("waited", files).pending();
        migrate("waited", files);
        // Then
        assertThat(missing).containsExactly(newest).isEqualTo(stillMissing);
        assertThat(migrator("waited", files).pending()).isEmpty();
        assertThat(migrator("waited", older).pending())
                .as("a release before does not mind")
                .isEmpty();
    }

    /** There is no cluster here to run them on, but the engine reads what a cluster would be told. */
    @Test
    void theEngineReadsEveryStatementOfACluster() {
        Engines cluster = new Engines.Cluster("main");
        for (Migration file : MigrationFiles.bundled()) {
            for (String statement : file.statements()) {
                assertThat(warehouse
                                .ask(warehouse.admin(), "default", "EXPLAIN AST " + cluster.render(statement))
                                .lines())
                        .as(file.file() + ": " + statement)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void resumesAFileThatBrokeOffBetweenStatements() {
        // Given a file whose second statement fails
        List<Migration> broken =
                files(GOOD + "CREATE TABLE IF NOT EXISTS b (x Nonsense) ENGINE = {{MergeTree}} ORDER BY x");
        assertThatThrownBy(() -> migrate("resumed", broken))
                .isInstanceOf(MigrationFailure.Refused.class)
                .hasMessageContaining("ddl/V001__test.sql, statement 2");
        assertThat(lines("resumed", "SELECT count() FROM schema_history")).containsExactly("0");
        // When it is repaired
        List<Migration> applied = migrate(
                "resumed", files(GOOD + "CREATE TABLE IF NOT EXISTS b (x UInt8) ENGINE = {{MergeTree}} ORDER BY x"));
        // Then
        assertThat(applied).hasSize(1);
        assertThat(
                        lines(
                                "resumed",
                                "SELECT name FROM system.tables WHERE database = 'resumed' AND name IN ('a', 'b') ORDER BY name"))
                .containsExactly("a", "b");
    }

    @Test
    void refusesAChangedFileAndLeavesTheDatabaseAlone() {
        // Given
        migrate("changed", files(GOOD));
        List<Migration> changed =
                files(GOOD + "CREATE TABLE IF NOT EXISTS c (x UInt8) ENGINE = {{MergeTree}} ORDER BY x");
        // When, then
        assertThatThrownBy(() -> migrate("changed", changed)).isInstanceOf(MigrationFailure.Conflict.class);
        assertThat(lines("changed", "EXISTS TABLE c")).containsExactly("0");
    }

    @Test
    void letsTwoAtOnceBothSucceedAndApplyOnce() throws Exception {
        // Given
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            // When
            Future<List<Migration>> left = two.submit(() -> migrate("both", MigrationFiles.bundled()));
            Future<List<Migration>> right = two.submit(() -> migrate("both", MigrationFiles.bundled()));
            // Then
            assertThat(left.get().size() + right.get().size())
                    .isEqualTo(MigrationFiles.bundled().size());
            assertThat(lines("both", "SELECT count() FROM schema_history"))
                    .containsExactly(Integer.toString(MigrationFiles.bundled().size()));
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void givesUpWhileAnotherHoldsTheLock() {
        // Given a live holder
        migrate("locked", files(GOOD));
        lines(
                "locked",
                "INSERT INTO migration_lock (holder, beat_at, released) VALUES ('other', now64(3) + INTERVAL 1 HOUR, 0)");
        // When, then
        assertThatThrownBy(() -> migrator("locked", files(GOOD)).migrate("impatient", Duration.ZERO))
                .isInstanceOf(MigrationFailure.Locked.class)
                .hasMessageContaining("other");
    }

    @Test
    void takesTheLockOfAHolderThatDied() {
        // Given a holder that has given no sign of life for a minute
        migrate("dead", files(GOOD));
        lines(
                "dead",
                "INSERT INTO migration_lock (holder, beat_at, released) VALUES ('dead', now64(3) - INTERVAL 1 MINUTE, 0)");
        // When
        List<Migration> applied = migrator("dead", files(GOOD)).migrate("next", Duration.ZERO);
        // Then
        assertThat(applied).isEmpty();
    }

    @Test
    void runsAsACommandAndKeepsThePasswordOutOfItsOutput(@TempDir Path directory) throws IOException {
        // Given
        Path password = Files.writeString(
                directory.resolve("password"), warehouse.admin().password() + "\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        // When
        int code = MigrateMain.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "--url=" + warehouse.address("command").url(),
                "--database=command",
                "--user=atrium_admin",
                "--password-file=" + password);
        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("applied V001__raw.sql", "has version")
                .doesNotContain(warehouse.admin().password());
    }

    @Test
    void tellsWrongOptionsFromAServerThatIsAway(@TempDir Path directory) throws IOException {
        // Given
        Path password = Files.writeString(directory.resolve("password"), "x");
        String[] away = {"--url=http://127.0.0.1:1", "--database=d", "--user=u", "--password-file=" + password};
        String[] noFile = {"--url=http://127.0.0.1:1", "--database=d", "--user=u", "--password-file=/none"};
        String[] badName = {"--url=http://127.0.0.1:1", "--database=d;x", "--user=u", "--password-file=" + password};
        StringWriter err = new StringWriter();
        PrintWriter writer = new PrintWriter(err);
        // When, then
        assertThat(MigrateMain.run(writer, writer, away)).isEqualTo(1);
        assertThat(err.toString()).contains("Connection refused");
        assertThat(MigrateMain.run(writer, writer, noFile)).isEqualTo(2);
        assertThat(MigrateMain.run(writer, writer, badName)).isEqualTo(2);
    }

    private static List<Migration> files(String text) {
        return MigrationFiles.parse(Map.of("V001__test.sql", text));
    }

    private List<Migration> migrate(String database, List<Migration> files) {
        return migrator(database, files)
                .migrate("test-" + Thread.currentThread().getName(), Duration.ofSeconds(30));
    }

    private Migrator migrator(String database, List<Migration> files) {
        return new Migrator(
                warehouse.address(database), warehouse.admin(), new Engines.SingleNode(), files, Clock.systemUTC());
    }

    private List<String> lines(String database, String sql) {
        return warehouse.ask(warehouse.admin(), database, sql).lines();
    }
}
