package io.atrium.warehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.warehouse.erasure.TenantEraser;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Grain;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.query.MetricAnswerSet;
import io.atrium.warehouse.query.MetricQueries;
import io.atrium.warehouse.query.MetricQuestion;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.TenantSettings;
import io.atrium.warehouse.testing.RawRow;
import io.atrium.warehouse.testing.RawRow.Person;
import io.atrium.warehouse.testing.TestWarehouse;
import io.atrium.warehouse.testing.TestWarehouse.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Slot 1 belongs to tenant a, slot 2 belonged to a and now to b, slot 3 to nobody, slot 4 to a tenant that is erased. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    private static final Period JANUARY = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 31));

    private final AccessRules rules = AccessRules.bundled();
    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
        ReaderSlots slots = warehouse.slots();
        slots.assign(1, "a");
        slots.assign(2, "a");
        slots.assign(2, "b");
        slots.assign(3, "b");
        slots.release(3);
        slots.assign(4, "gone");
        warehouse.insert(
                "both tenants in one block",
                List.of(
                        RawRow.message("a", "1", 0, Person.of(1, 1, 2), Person.of(2, 1, 3)),
                        RawRow.message("b", "1", 0, Person.of(7, 1, 2), Person.of(8, 1, 2)),
                        RawRow.message("b", "2", 1, Person.of(8, 1, 2), Person.of(7, 1, 2)),
                        RawRow.message("gone", "1", 0, Person.of(1, 1, 2), Person.of(2, 1, 3))));
        platform(
                "INSERT INTO directory_member (tenant_id, member_no, valid_from, valid_to, department_no, human, deleted, version) VALUES ('a', 1, '2024-01-01', '2299-12-31', 2, 1, 0, 1),"
                        + " ('b', 7, '2024-01-01', '2299-12-31', 2, 1, 0, 1), ('gone', 1, '2024-01-01', '2299-12-31', 2, 1, 0, 1)");
        platform(
                "INSERT INTO department (tenant_id, department_no, valid_from, valid_to, parent_no, path, deleted, version) VALUES ('a', 2, '1970-01-01', '2299-12-31', 1, [1, 2], 0, 1),"
                        + " ('b', 2, '1970-01-01', '2299-12-31', 1, [1, 2], 0, 1), ('gone', 2, '1970-01-01', '2299-12-31', 1, [1, 2], 0, 1)");
        ingest("INSERT INTO ingest_outcome (tenant_id, topic, rows, duplicates, dead_lettered) VALUES"
                + " ('a', 'atrium.collaboration', 1, 0, 0), ('b', 'atrium.collaboration', 2, 0, 0),"
                + " ('gone', 'atrium.collaboration', 1, 2, 3)");
        for (String table : List.of("usage_event", "business_event")) {
            ingest("INSERT INTO " + table + " (tenant_id, event_date, member_no, intentional) VALUES"
                    + " ('a', '2024-01-01', 1, 1), ('b', '2024-01-01', 7, 1), ('gone', '2024-01-01', 1, 1)");
        }
        ingest("INSERT INTO usage_event (tenant_id, event_date, member_no, platform, client_version, app_id) VALUES"
                + " ('a', '2024-01-01', 1, 'web', '1.0', 'crm'), ('b', '2024-01-01', 7, 'web', '1.0', 'crm'),"
                + " ('gone', '2024-01-01', 1, 'web', '1.0', 'crm')");
        for (String table : derived()) {
            ingest("INSERT INTO " + table
                    + " (tenant_id, day, sign) VALUES ('a', '2024-01-01', 1), ('b', '2024-01-01', 1),"
                    + " ('gone', '2024-01-01', 1)");
        }
        for (String table : List.of("restatement", "derived_gap")) {
            ingest("INSERT INTO " + table + " (tenant_id, day) VALUES ('a', '2024-01-01'), ('b', '2024-01-01'),"
                    + " ('gone', '2024-01-01')");
        }
        for (String table : List.of("retention_line", "removed_fact")) {
            platform("INSERT INTO " + table + " (tenant_id, first_day) VALUES ('a', '2024-01-01'), ('b', '2024-01-01'),"
                    + " ('gone', '2024-01-01')");
        }
        ingest(
                "INSERT INTO derived_generation (tenant_id, month) VALUES ('a', 202401), ('b', 202401), ('gone', 202401)");
    }

    private List<String> derived() {
        return rules.tables().stream()
                .map(AccessRules.Table::name)
                .filter(name -> name.endsWith("_fact") && !name.equals("removed_fact"))
                .toList();
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void everyTableOfTheWarehouseIsInTheRules() {
        // When
        List<String> tables =
                admin("SELECT name FROM system.tables WHERE database = 'atrium' AND engine != 'MaterializedView'");
        // Then
        assertThat(rules.tables()).extracting(AccessRules.Table::name).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void everyTableWithATenantHasAFilter() {
        // When
        List<String> withTenant = admin(
                "SELECT DISTINCT table FROM system.columns WHERE database = 'atrium' AND name = 'tenant_id'"
                        + " AND table IN (SELECT name FROM system.tables WHERE database = 'atrium' AND engine != 'MaterializedView')");
        // Then
        Set<String> filtered = rules.tables().stream()
                .filter(AccessRules.Table::filtered)
                .map(AccessRules.Table::name)
                .collect(Collectors.toSet());
        assertThat(filtered).containsExactlyInAnyOrderElementsOf(withTenant);
    }

    @Test
    void everyTargetRemembersTokens() {
        // When
        List<String> forgetful =
                admin("SELECT name FROM system.tables WHERE database = 'atrium' AND engine LIKE '%MergeTree'"
                        + " AND name NOT IN ('schema_history', 'migration_lock')"
                        + " AND create_table_query NOT LIKE '%non_replicated_deduplication_window%'");
        // Then
        assertThat(forgetful).isEmpty();
    }

    @Test
    void whoeverInsertsFactsNeedsNoPrivilegesForTheViewsOverThem() {
        // When
        List<String> asking =
                admin("SELECT name FROM system.tables WHERE database = 'atrium' AND engine = 'MaterializedView'"
                        + " AND create_table_query NOT LIKE '%SQL SECURITY NONE%'");
        for (String table : List.of("usage_event", "collaboration_event", "business_event")) {
            platform("INSERT INTO " + table + " (tenant_id, event_id, event_date, member_no) VALUES ('imported', '"
                    + table + "', '2024-01-01', 1)");
        }
        // Then
        assertThat(asking).isEmpty();
        assertThat(admin("SELECT sum(events) FROM event_daily WHERE tenant_id = 'imported'"))
                .containsExactly("3");
        assertThat(warehouse
                        .ask(warehouse.platform(), "SELECT member_no FROM usage_event")
                        .text())
                .contains("Not enough privileges");
    }

    @Test
    void aReaderSeesItsTenantInEveryTableAndNoOther() {
        for (String table : readable()) {
            // When
            Answer ofA = distinct(1, table);
            Answer ofB = distinct(2, table);
            Answer ofNobody = distinct(3, table);
            // Then
            assertThat(ofA.lines()).as("slot 1 in " + table).containsExactly("a");
            assertThat(ofB.lines()).as("slot 2 in " + table).containsExactly("b");
            assertThat(ofNobody.lines()).as("slot 3 in " + table).isEmpty();
        }
    }

    @Test
    void anErasedTenantHasNoRowInAnyTableAndOthersKeepTheirs() throws Exception {
        // Given
        TenantEraser eraser = new TenantEraser(warehouse.writer(warehouse.platform()), rules, Clock.systemUTC());
        Map<String, Long> before = eraser.counts("gone");
        Map<String, Long> others = eraser.counts("b");
        warehouse.slots().release(4);

        // When
        eraser.erase("gone");
        eraser.erase("gone");

        // Then
        assertThat(before.keySet()).hasSizeGreaterThan(10);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
        assertThat(eraser.counts("gone"))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(eraser.counts("b")).isEqualTo(others);
        assertThat(admin("SELECT rows, duplicates, dead_lettered, erased FROM ingest_outcome WHERE tenant_id = ''"))
                .containsExactly("0\t2\t0\t4");
    }

    @Test
    void aReaderSeesOnlyItsOwnSlot() {
        // When
        Answer slots = warehouse.ask(warehouse.reader(1), "SELECT DISTINCT reader FROM reader_slot");
        // Then
        assertThat(slots.lines()).containsExactly("reader_01");
    }

    @Test
    void aReaderReachesNothingAroundTheTables() {
        for (String sql : List.of(
                "SELECT * FROM message_daily_from_collaboration",
                "SELECT * FROM schema_history",
                "INSERT INTO reader_slot VALUES ('reader_01', 'b', 99999999999999)",
                "INSERT INTO message_daily (tenant_id) VALUES ('a')",
                "CREATE TABLE x (a UInt8) ENGINE = Memory",
                "CREATE VIEW x AS SELECT 1",
                "DROP TABLE edge_daily",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SELECT * FROM url('http://127.0.0.1:1', 'TSV', 'a String')",
                "SELECT * FROM remote('127.0.0.1', 'atrium', 'edge_daily')",
                "SELECT * FROM system.query_log",
                "SELECT * FROM system.processes",
                "SELECT * FROM system.users",
                "SELECT 1 SETTINGS max_execution_time = 0")) {
            assertThat(warehouse.ask(warehouse.reader(1), sql).succeeded())
                    .as(sql)
                    .isFalse();
        }
        Answer merged = warehouse.ask(warehouse.reader(1), "SELECT DISTINCT tenant_id FROM merge('atrium', '_daily$')");
        assertThat(merged.lines()).containsExactly("a");
    }

    @Test
    void aQuestionForAnotherTenantThanTheSlotsFindsNothing() {
        // Given
        InsightQueries ofA = new InsightQueries(warehouse.readerSource(1), MetricCatalogue.bundled());
        // When, then
        assertThat(ofA.completeness("a").counted()).isEqualTo(4);
        assertThat(ofA.completeness("a").outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.received()).isEqualTo(1));
        assertThat(ofA.completeness("b").counted()).isZero();
        assertThat(ofA.completeness("b").outcome()).isEmpty();
        MetricAnswerSet foreign = new MetricQueries(warehouse.readerSource(1), MetricCatalogue.bundled())
                .ask(new MetricQuestion(
                        "b",
                        List.of(0L, 2L),
                        List.copyOf(MetricCatalogue.bundled().all()),
                        JANUARY,
                        Grain.WEEK,
                        Optional.empty(),
                        new TenantSettings(ZoneOffset.UTC, (from, to) -> List.of(from), 5)));
        assertThat(foreign.cells()).hasSizeGreaterThan(700).allSatisfy(cell -> {
            assertThat(cell.people() + cell.enabled()).as(cell.toString()).isZero();
            assertThat(cell.numerator().orElse(0)
                            + cell.denominator().orElse(0)
                            + cell.value().orElse(0))
                    .as(cell.toString())
                    .isZero();
        });
        assertThat(ofA.departmentTree("b", JANUARY)).isEmpty();
        assertThat(ofA.departments("b", JANUARY)).isEmpty();
    }

    @Test
    void theJobAndThePlatformReachOnlyTheirTables() {
        assertThat(warehouse
                        .ask(warehouse.ingest(), "SELECT * FROM directory_member")
                        .succeeded())
                .isFalse();
        assertThat(warehouse
                        .ask(warehouse.ingest(), "INSERT INTO edge_daily (tenant_id) VALUES ('a')")
                        .succeeded())
                .isFalse();
        assertThat(warehouse
                        .ask(warehouse.platform(), "SELECT * FROM collaboration_event")
                        .succeeded())
                .isFalse();
    }

    @Test
    void writesTheSameRulesAsSql() {
        // Given
        String hash = "0".repeat(64);
        AccessSql sql = new AccessSql(rules, "atrium", "");
        var hashes = rules.readers().names().stream().collect(Collectors.toMap(name -> name, name -> hash));
        rules.accounts().forEach(account -> hashes.put(account.name(), hash));
        // When
        List<String> statements = sql.statements(hashes);
        // Then
        assertThat(rules.tables())
                .filteredOn(table -> table.holdsTenants() && "tenant".equals(table.filter()))
                .extracting(AccessRules.Table::name)
                .hasSizeGreaterThan(20)
                .allSatisfy(table -> assertThat(statements)
                        .anySatisfy(statement -> assertThat(statement)
                                .startsWith("CREATE ROW POLICY OR REPLACE atrium_reader ON atrium." + table
                                        + " FOR SELECT USING tenant_id != '' AND tenant_id IN (SELECT tenant_id FROM atrium.reader_slot FINAL WHERE"
                                        + " reader = currentUser()) TO reader_01, ")));
        for (String statement : statements) {
            assertThat(admin("EXPLAIN AST " + statement)).as(statement).isNotEmpty();
        }
        assertThatThrownBy(() -> sql.statements(Map.of())).hasMessageContaining("atrium_admin");
    }

    private List<String> readable() {
        return rules.tables().stream()
                .filter(table -> "tenant".equals(table.filter()))
                .map(AccessRules.Table::name)
                .toList();
    }

    private Answer distinct(int slot, String table) {
        return warehouse.ask(warehouse.reader(slot), "SELECT DISTINCT tenant_id FROM " + table);
    }

    private List<String> admin(String sql) {
        return warehouse.ask(warehouse.admin(), sql).lines();
    }

    private void platform(String sql) {
        warehouse.ask(warehouse.platform(), sql).lines();
    }

    private void ingest(String sql) {
        warehouse.ask(warehouse.ingest(), sql).lines();
    }
}
