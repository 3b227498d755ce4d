package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.jdbc.DataSourceImpl;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.RawRow;
import io.atrium.warehouse.testing.RawRow.Person;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollups are states that merge: facts that were dealt to two shards at random give, through Distributed tables, every number that one server
 * gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShardsIT {

    private static final int PEOPLE = 40;
    private static final int MESSAGES = 3_000;
    private static final int DAYS = 60;
    private static final Period PERIOD = new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 28));

    private final List<TestWarehouse> shards = new ArrayList<>();
    private TestWarehouse whole;

    @BeforeAll
    void start(@TempDir Path first, @TempDir Path second, @TempDir Path third) throws Exception {
        shards.add(TestWarehouse.migrated(first));
        Files.createDirectories(second.resolve("secrets"));
        Files.copy(
                first.resolve("secrets/clickhouse-admin"),
                second.resolve("secrets/clickhouse-admin"),
                StandardCopyOption.COPY_ATTRIBUTES);
        shards.add(TestWarehouse.migrated(second));
        nameCluster(third, shards.get(0), shards.get(1));
        whole = TestWarehouse.migrated(third);
        insertDirectory(whole);
        insertDirectory(shards.get(0));
        insertMessages();
        distribute();
    }

    @AfterAll
    void stop() throws IOException {
        for (TestWarehouse shard : shards) {
            shard.close();
        }
        if (whole != null) {
            whole.close();
        }
    }

    private static int department(int member) {
        return 2 + member % 3;
    }

    private static Person person(int member) {
        return Person.of(member, 1, department(member));
    }

    private static void insertDirectory(TestWarehouse warehouse) {
        for (int member = 1; member <= PEOPLE; member++) {
            warehouse
                    .ask(
                            warehouse.platform(),
                            "INSERT INTO directory_member (tenant_id, member_no, valid_from, valid_to, department_no, human, deleted, version) VALUES ('a', %d, '2024-01-01', '2299-12-31', %d, 1, 0, 1)"
                                    .formatted(member, department(member)))
                    .lines();
        }
        for (int department = 1; department <= 4; department++) {
            warehouse
                    .ask(
                            warehouse.platform(),
                            "INSERT INTO department (tenant_id, department_no, valid_from, valid_to, parent_no, path, deleted, version) VALUES ('a', %d, '1970-01-01', '2299-12-31', %d, %s, 0, 1)"
                                    .formatted(
                                            department,
                                            department == 1 ? 0 : 1,
                                            department == 1 ? "[1]" : "[1, " + department + "]"))
                    .lines();
        }
    }

    private void insertMessages() {
        Random random = new Random(5);
        List<RawRow> all = new ArrayList<>();
        List<List<RawRow>> dealt = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < MESSAGES; i++) {
            int from = 1 + random.nextInt(PEOPLE);
            int to = 1 + (from + random.nextInt(PEOPLE - 1)) % PEOPLE;
            RawRow message = RawRow.message("a", "m" + i, random.nextInt(DAYS), person(from), person(to));
            all.add(message);
            dealt.get(random.nextInt(2)).add(message);
        }
        whole.insert("all", all);
        for (int shard = 0; shard < 2; shard++) {
            shards.get(shard).insert("dealt", dealt.get(shard));
        }
    }

    /** Tells a server that does not run yet of a cluster of two shards. */
    private static void nameCluster(Path home, TestWarehouse... shards) throws IOException {
        StringBuilder replicas = new StringBuilder();
        for (TestWarehouse shard : shards) {
            replicas.append("""
                    <shard><replica><host>127.0.0.1</host><port>%d</port><user>%s</user><password>%s</password></replica></shard>
                    """.formatted(
                    shard.nativePort(), shard.admin().user(), shard.admin().password()));
        }
        Path folder = Files.createDirectories(home.resolve("conf/clickhouse/config.d"));
        Files.writeString(
                folder.resolve("shards.xml"),
                "<clickhouse><remote_servers><two>%s</two></remote_servers></clickhouse>".formatted(replicas));
    }

    /** A database of Distributed tables, one for each table and view of the shards. */
    private void distribute() {
        whole.ask(whole.admin(), "CREATE DATABASE front").lines();
        for (String table : whole.ask(
                        whole.admin(),
                        "SELECT name FROM system.tables WHERE database = 'atrium' AND engine != 'MaterializedView'")
                .lines()) {
            whole.ask(
                            whole.admin(),
                            "CREATE TABLE front.%s AS atrium.%s ENGINE = Distributed(two, atrium, %s)"
                                    .formatted(table, table, table))
                    .lines();
        }
    }

    /** What stands on the right of IN and JOIN comes from all shards. */
    private DataSource front() {
        Properties properties = new Properties();
        properties.setProperty("user", whole.admin().user());
        properties.setProperty("password", whole.admin().password());
        properties.setProperty("clickhouse_setting_distributed_product_mode", "global");
        return new DataSourceImpl("jdbc:clickhouse:" + whole.address("front").url() + "/front", properties);
    }

    @Test
    void bothShardsHaveAPart() {
        for (TestWarehouse shard : shards) {
            assertThat(Long.parseLong(shard.ask(shard.admin(), "SELECT count() FROM collaboration_event")
                            .lines()
                            .get(0)))
                    .isBetween(MESSAGES / 3L, MESSAGES * 2L / 3);
        }
        assertThat(whole.ask(whole.admin(), "SELECT engine FROM system.tables WHERE database = 'front'")
                        .lines())
                .isNotEmpty()
                .containsOnly("Distributed");
    }

    @Test
    void everyMetricOverTwoShardsIsThatOfOneServer() {
        MetricQuestion question = new MetricQuestion(
                "a",
                List.of(0L, 1L, 2L, 3L, 4L),
                List.copyOf(MetricCatalogue.bundled().all()),
                PERIOD,
                Grain.WEEK,
                Optional.empty(),
                new TenantSettings(ZoneId.of("UTC"), (from, to) -> List.of(from), 5));
        List<MetricCell> expected = new MetricQueries(whole.writer(whole.admin()), MetricCatalogue.bundled())
                .ask(question)
                .cells();

        List<MetricCell> distributed = new MetricQueries(front(), MetricCatalogue.bundled())
                .ask(question)
                .cells();

        assertThat(expected).anySatisfy(cell -> assertThat(cell.people()).isGreaterThan(PEOPLE / 2L));
        assertThat(distributed).containsExactlyElementsOf(expected);
    }
}
