package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.RawRow;
import io.atrium.warehouse.testing.RawRow.Person;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the rollups count, who counts where, and that a repeated block counts once. Every test has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollupIT {

    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final Period JANUARY = new Period(NEW_YEAR, NEW_YEAR.plusDays(30));
    private static final List<String> TARGETS = List.of(
            "collaboration_event",
            "event_identity",
            "active_member_daily",
            "message_daily",
            "participant_daily",
            "edge_daily",
            "event_daily");

    private TestWarehouse warehouse;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
    }

    @AfterAll
    void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void countsUnderEveryAncestorAtTheTime() throws Exception {
        // Given: 1 -> 2 -> 3; person 10 moves from 3 to 4 and writes from both
        warehouse.slots().assign(1, "tree");
        InsightQueries queries = new InsightQueries(warehouse.readerSource(1), MetricCatalogue.bundled());
        // When
        warehouse.insert(
                "tree",
                List.of(
                        RawRow.message("tree", "1", 0, Person.of(10, 1, 2, 3), Person.of(20, 1, 4)),
                        RawRow.message("tree", "2", 1, Person.of(10, 1, 4), Person.of(20, 1, 4)),
                        RawRow.message("tree", "3", 1, Person.of(20, 1, 4), Person.of(10, 1, 4), Person.of(30))));
        // Then
        assertThat(queries.departments("tree", JANUARY))
                .containsExactly(
                        new DepartmentFigures(1, 3, 2, 2, 2, 4, 2),
                        new DepartmentFigures(2, 1, 1, 1, 1, 1, 1),
                        new DepartmentFigures(3, 1, 1, 1, 1, 1, 1),
                        new DepartmentFigures(4, 2, 2, 2, 2, 3, 1));
        MetricValues all = metrics(queries, new Scope("tree", 0));
        assertThat(all.get("org.participants").numerator()).isEqualTo(3);
        assertThat(all.get("net.directed_pairs").numerator()).isEqualTo(3);
        assertThat(all.get("net.reciprocal_pairs").numerator()).isEqualTo(1);
        assertThat(all.get("net.cross_department_share").numerator()).isEqualTo(2);
        assertThat(all.get("net.cross_department_share").denominator()).hasValue(4);
        MetricValues inside2 = metrics(queries, new Scope("tree", 2));
        assertThat(inside2.get("net.directed_pairs").numerator()).isEqualTo(1);
        assertThat(inside2.get("net.reciprocal_pairs").numerator()).isEqualTo(1);
        assertThat(metrics(queries, new Scope("tree", 9))
                        .get("net.cross_department_share")
                        .value())
                .isEmpty();
    }

    @Test
    void leavesOutRobotsReceiptsAndMessagesToOneself() throws Exception {
        // Given
        warehouse.slots().assign(2, "robots");
        InsightQueries queries = new InsightQueries(warehouse.readerSource(2), MetricCatalogue.bundled());
        Person robot = new Person(99, "bot", List.of(1, 2));
        Person person = Person.of(1, 1, 2);
        RawRow byRobot = RawRow.message("robots", "1", 0, robot, person);
        // When
        warehouse.insert(
                "robots",
                List.of(
                        new RawRow(
                                "robots",
                                "1",
                                byRobot.type(),
                                byRobot.day(),
                                byRobot.time(),
                                byRobot.arrival(),
                                false,
                                robot,
                                List.of(person)),
                        new RawRow(
                                "robots",
                                "2",
                                "im.message.read",
                                byRobot.day(),
                                byRobot.time(),
                                byRobot.arrival(),
                                true,
                                person,
                                List.of()),
                        RawRow.message("robots", "3", 0, person, robot, person)));
        // Then
        MetricValues values = metrics(queries, Scope.of("robots"));
        assertThat(values.get("com.messages").numerator()).isEqualTo(1);
        assertThat(values.get("org.participants").numerator()).isEqualTo(1);
        assertThat(values.get("net.directed_pairs").numerator()).isZero();
        assertThat(values.get("net.cross_department_share").denominator()).hasValue(1);
        assertThat(queries.daily(Scope.of("robots"), JANUARY))
                .hasSize(31)
                .first()
                .satisfies(day -> {
                    assertThat(day.active()).isEqualTo(1);
                    assertThat(day.senders()).isEqualTo(1);
                });
        assertThat(queries.completeness("robots").counted()).isEqualTo(3);
    }

    @Test
    void countsARepeatedBlockOnceInEveryTable() {
        // Given
        List<RawRow> block = List.of(
                RawRow.message("twice", "1", 0, Person.of(1, 1, 2), Person.of(2, 1, 3)),
                RawRow.message("twice", "2", 40, Person.of(2, 1, 3), Person.of(1, 1, 2)));
        warehouse.insert("twice", block);
        Map<String, String> once = checksums("twice");
        // When
        warehouse.insert("twice", block);
        warehouse.insert("twice", block);
        // Then
        assertThat(checksums("twice")).isEqualTo(once);
        // and other rows under another token count, though the rollups of both blocks look alike
        warehouse.insert("thrice", List.of(RawRow.message("twice", "3", 0, Person.of(1, 1, 2), Person.of(2, 1, 3))));
        warehouse.insert(
                "four times", List.of(RawRow.message("twice", "4", 0, Person.of(1, 1, 2), Person.of(2, 1, 3))));
        assertThat(admin("SELECT sum(messages) FROM edge_daily WHERE tenant_id = 'twice'"))
                .containsExactly("4");
        assertThat(admin("SELECT sum(messages) FROM message_daily WHERE tenant_id = 'twice' AND department_no = 0"))
                .containsExactly("4");
    }

    /** ClickHouse works in steps of 65,409 rows; what a view makes of one block must still arrive as one. */
    @Test
    void countsARepeatedBlockOnceThoughItHasMoreDeliveriesThanOneStep() {
        // Given
        List<RawRow> block = IntStream.range(0, 30_000)
                .mapToObj(i -> RawRow.message(
                        "large",
                        String.valueOf(i),
                        0,
                        Person.of(1 + i, 1, 2),
                        Person.of(1 + i % 100, 1, 3),
                        Person.of(40_000 + i, 1, 3),
                        Person.of(80_000 + i, 1, 4)))
                .toList();
        // When
        warehouse.insert("large", block);
        warehouse.insert("large", block);
        // Then
        assertThat(admin("SELECT sum(messages) FROM edge_daily WHERE tenant_id = 'large'"))
                .containsExactly("90000");
        assertThat(admin("SELECT groupBitmapMerge(members) FROM participant_daily WHERE tenant_id = 'large'"
                        + " AND department_no IN (0, 3, 4) GROUP BY department_no ORDER BY department_no"))
                .containsExactly("90000", "30100", "30000");
        assertThat(admin("SELECT sum(deliveries) FROM message_daily WHERE tenant_id = 'large' AND department_no = 0"))
                .containsExactly("90000");
    }

    @Test
    void completesABlockThatBrokeOffBetweenTwoViews() {
        // Given a target that is away
        List<RawRow> block = List.of(RawRow.message("broken", "1", 0, Person.of(1, 1, 2), Person.of(2, 1, 3)));
        admin("RENAME TABLE message_daily TO message_daily_away");
        assertThatThrownBy(() -> warehouse.insert("broken", block)).hasMessageContaining("message_daily");
        admin("RENAME TABLE message_daily_away TO message_daily");
        // When the same block is sent again
        warehouse.insert("broken", block);
        warehouse.insert("broken", block);
        // Then
        assertThat(admin("SELECT count() FROM collaboration_event WHERE tenant_id = 'broken'"))
                .containsExactly("1");
        assertThat(admin("SELECT sum(messages) FROM message_daily WHERE tenant_id = 'broken' AND department_no = 0"))
                .containsExactly("1");
        assertThat(admin("SELECT sum(messages) FROM edge_daily WHERE tenant_id = 'broken'"))
                .containsExactly("1");
        assertThat(admin("SELECT sum(events) FROM event_daily WHERE tenant_id = 'broken'"))
                .containsExactly("1");
    }

    @Test
    void countsPeopleWhoWereEnabledOnAtLeastOneDay() throws Exception {
        // Given: 1 leaves on the 10th, 2 joins on the 20th, 3 moves from 2 to 3, 4 is a robot, 5 was entered by mistake
        warehouse.slots().assign(3, "people");
        InsightQueries queries = new InsightQueries(warehouse.readerSource(3), MetricCatalogue.bundled());
        platform(
                "INSERT INTO department (tenant_id, department_no, valid_from, valid_to, parent_no, path, deleted, version) VALUES ('people', 1, '1970-01-01', '2299-12-31', 0, [1], 0, 1),"
                        + " ('people', 2, '1970-01-01', '2299-12-31', 1, [1, 2], 0, 1), ('people', 3, '1970-01-01', '2299-12-31', 1, [1, 3], 0, 1)");
        platform(
                "INSERT INTO directory_member (tenant_id, member_no, valid_from, valid_to, department_no, human, deleted, version) VALUES"
                        + " ('people', 1, '2023-01-01', '2024-01-10', 2, 1, 0, 1), ('people', 2, '2024-01-20', '2299-12-31', 2, 1, 0, 2),"
                        + " ('people', 3, '2023-01-01', '2024-01-15', 2, 1, 0, 3), ('people', 3, '2024-01-15', '2299-12-31', 3, 1, 0, 4),"
                        + " ('people', 4, '2023-01-01', '2299-12-31', 2, 0, 0, 5), ('people', 5, '2023-01-01', '2299-12-31', 2, 1, 0, 6)");
        platform(
                "INSERT INTO directory_member (tenant_id, member_no, valid_from, valid_to, department_no, human, deleted, version) VALUES ('people', 5, '2023-01-01', '2299-12-31', 2, 1, 1, 7)");
        // When, then
        assertThat(queries.enabled(Scope.of("people"), JANUARY)).isEqualTo(3);
        assertThat(queries.enabled(new Scope("people", 2), JANUARY)).isEqualTo(3);
        assertThat(queries.enabled(new Scope("people", 3), JANUARY)).isEqualTo(1);
        assertThat(queries.enabled(new Scope("people", 2), new Period(NEW_YEAR.plusDays(9), NEW_YEAR.plusDays(18))))
                .isEqualTo(1);
        assertThat(queries.departmentTree("people", JANUARY))
                .containsExactly(
                        new DepartmentNode(1, 0, 0, 3), new DepartmentNode(2, 1, 3, 3), new DepartmentNode(3, 1, 1, 1));
    }

    private static MetricValues metrics(InsightQueries queries, Scope scope) {
        return MetricValues.of(queries, scope, JANUARY);
    }

    /** Rows of each target, merged, with a hash over all columns. */
    private Map<String, String> checksums(String tenantId) {
        return TARGETS.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> admin("SELECT count(), sum(cityHash64(*)) FROM " + table + " WHERE tenant_id = '"
                                        + tenantId + "'")
                                .toString()));
    }

    private void platform(String sql) {
        warehouse.ask(warehouse.platform(), sql).lines();
    }

    private List<String> admin(String sql) {
        return warehouse.ask(warehouse.admin(), sql).lines();
    }
}
