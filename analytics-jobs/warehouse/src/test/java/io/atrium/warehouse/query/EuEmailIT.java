package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.EuEmail;
import io.atrium.warehouse.testing.RawRow;
import io.atrium.warehouse.testing.RawRow.Person;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real input against figures computed independently. The messages come in shuffled blocks, some of them twice as after a lost answer,
 * and another tenant has messages among the same people on the same days.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EuEmailIT {

    private static final String TENANT = "institute";
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.bundled();
    private static final Period ALL = new Period(EuEmail.FIRST_DAY, EuEmail.day(803));

    private TestWarehouse warehouse;
    private EuEmail data;
    private JsonNode expected;
    private InsightQueries queries;

    @BeforeAll
    void load(@TempDir Path home) throws Exception {
        Optional<EuEmail> found = EuEmail.find();
        assumeTrue(found.isPresent(), "the eu-email data is not there");
        data = found.orElseThrow();
        expected = data.expected();
        warehouse = TestWarehouse.migrated(home);
        warehouse.slots().assign(1, TENANT);
        warehouse.slots().assign(2, "other");
        queries = new InsightQueries(warehouse.readerSource(1), MetricCatalogue.bundled());
        insertDirectory();
        insertMessages();
    }

    @AfterAll
    void stop() throws IOException {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    private void insertDirectory() {
        String members = data.departments().entrySet().stream()
                .map(user -> "('%s', %d, '2024-01-01', '2299-12-31', %d, 1, 0, 1)"
                        .formatted(TENANT, EuEmail.memberNo(user.getKey()), EuEmail.departmentNo(user.getValue())))
                .collect(Collectors.joining(", "));
        warehouse
                .ask(
                        warehouse.platform(),
                        "INSERT INTO directory_member (tenant_id, member_no, valid_from, valid_to, department_no, human, deleted, version) VALUES "
                                + members)
                .lines();
        String departments = data.departments().values().stream()
                .distinct()
                .map(EuEmail::departmentNo)
                .map(no -> "('%s', %d, '1970-01-01', '2299-12-31', 1, [1, %d], 0, 1)".formatted(TENANT, no, no))
                .collect(Collectors.joining(", "));
        warehouse
                .ask(
                        warehouse.platform(),
                        "INSERT INTO department (tenant_id, department_no, valid_from, valid_to, parent_no, path, deleted, version) VALUES ('"
                                + TENANT + "', 1, '1970-01-01', '2299-12-31', 0, [1], 0, 1), " + departments)
                .lines();
    }

    private void insertMessages() throws IOException {
        List<RawRow> messages = data.messages(TENANT);
        messages.add(RawRow.message("other", "1", 0, Person.of(1, 1, 6), Person.of(2, 1, 16)));
        List<List<RawRow>> blocks = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 23_000) {
            blocks.add(messages.subList(from, Math.min(from + 23_000, messages.size())));
        }
        Collections.shuffle(blocks, new Random(7));
        for (int i = 0; i < blocks.size(); i++) {
            warehouse.insert("block " + i, blocks.get(i));
            if (i % 4 == 0) {
                warehouse.insert("block " + i, blocks.get(i));
            }
        }
    }

    @Test
    void totalsAreExact() {
        // Given
        JsonNode totals = expected.path("totals");
        // When
        MetricValues values = metrics(Scope.of(TENANT), ALL);
        // Then
        assertThat(values.get("com.messages").numerator())
                .isEqualTo(totals.path("messages").asLong());
        assertThat(values.get("com.senders").numerator())
                .isEqualTo(totals.path("distinct_senders").asLong());
        assertThat(values.get("org.participants").numerator())
                .isEqualTo(totals.path("distinct_active_sender_or_recipient").asLong());
        assertThat(values.get("org.enabled").numerator())
                .isEqualTo(totals.path("directory_users").asLong());
        assertThat(values.get("net.directed_pairs").numerator())
                .isEqualTo(totals.path("distinct_directed_edges").asLong());
        assertThat(values.get("net.reciprocal_pairs").numerator())
                .isEqualTo(totals.path("reciprocal_undirected_pairs").asLong());
        MetricValue crossing = values.get("net.cross_department_share");
        assertThat(crossing.numerator())
                .isEqualTo(totals.path("cross_department_messages").asLong());
        assertThat(crossing.value().orElseThrow())
                .isCloseTo(totals.path("cross_department_share").asDouble(), within(5e-9));
        assertThat(values.get("com.sender_rate").value().orElseThrow()).isEqualTo(824.0 / 1005.0);
    }

    @Test
    void everyDayIsExact() throws IOException {
        // Given
        Map<LocalDate, String[]> active = new TreeMap<>();
        data.rows("expected_daily.csv").forEach(row -> active.put(LocalDate.parse(row[1]), row));
        // When
        List<DayFigures> days = queries.daily(Scope.of(TENANT), ALL);
        // Then
        assertThat(days).hasSize(804);
        assertThat(active).hasSize(526);
        for (int i = 0; i < days.size(); i++) {
            DayFigures figures = days.get(i);
            String[] row = active.getOrDefault(figures.day(), new String[] {"", "", "0", "0", "0", "0"});
            assertThat(figures.day()).isEqualTo(EuEmail.day(i));
            assertThat(new long[] {
                        figures.messages(),
                        figures.senders(),
                        figures.active(),
                        figures.participants(),
                        figures.crossDepartmentDeliveries(),
                        figures.deliveries()
                    })
                    .as("day " + figures.day())
                    .containsExactly(
                            Long.parseLong(row[2]),
                            Long.parseLong(row[3]),
                            Long.parseLong(row[3]),
                            Long.parseLong(row[4]),
                            Long.parseLong(row[5]),
                            Long.parseLong(row[2]));
        }
    }

    @Test
    void rollingWindowsAreExact() {
        // Given
        Map<LocalDate, DayFigures> byDay = queries.daily(Scope.of(TENANT), ALL).stream()
                .collect(Collectors.toMap(DayFigures::day, figures -> figures));
        assertThat(expected.path("rolling")).hasSize(12);
        for (JsonNode row : expected.path("rolling")) {
            LocalDate day = EuEmail.day(row.path("day").asInt());
            // When
            DayFigures figures = Objects.requireNonNull(byDay.get(day));
            MetricValues of7 = metrics(Scope.of(TENANT), new Period(day.minusDays(6), day));
            MetricValues of28 = metrics(Scope.of(TENANT), new Period(day.minusDays(27), day));
            // Then
            assertThat(new long[] {
                        figures.active(),
                        figures.wau(),
                        figures.mau(),
                        of7.get("org.dau").numerator(),
                        of7.get("org.wau").numerator(),
                        of7.get("org.mau").numerator(),
                        of7.get("com.senders").numerator(),
                        of28.get("com.senders").numerator(),
                        of7.get("org.participants").numerator(),
                        of28.get("org.participants").numerator(),
                        of28.get("com.messages").numerator(),
                        of28.get("net.cross_department_share").numerator()
                    })
                    .as("windows that end on " + day)
                    .containsExactly(
                            number(row, "dau_senders"),
                            number(row, "wau7_senders"),
                            number(row, "mau28_senders"),
                            number(row, "dau_senders"),
                            number(row, "wau7_senders"),
                            number(row, "mau28_senders"),
                            number(row, "wau7_senders"),
                            number(row, "mau28_senders"),
                            number(row, "wau7_participants"),
                            number(row, "mau28_participants"),
                            number(row, "messages_28d"),
                            number(row, "cross_dept_messages_28d"));
        }
    }

    /** Reach, network, both definitions of a response and retention, as the catalogue asks for them. */
    @Test
    void metricsOfTheCatalogueAreExact() {
        // Given
        MetricQueries metrics = new MetricQueries(warehouse.readerSource(1), CATALOGUE);
        JsonNode r1 = expected.path("response_R1_per_message_seconds");
        JsonNode r2 = expected.path("response_R2_per_turn_seconds");
        // When
        MetricAnswerSet all = ask(
                metrics,
                ALL,
                Grain.NONE,
                "net.response_r1_rate",
                "net.response_r1_p50",
                "net.response_r2_rate",
                "net.response_r2_p50",
                "com.senders",
                "org.participants",
                "org.cumulative",
                "org.never_used_rate",
                "org.first_time");
        // Then
        assertThat(all.latest("net.response_r1_rate", 0).numerator())
                .hasValue(r1.path("responded").asDouble());
        assertThat(all.latest("net.response_r1_rate", 0).denominator()).hasValue(332_334);
        assertThat(all.latest("net.response_r1_p50", 0).value())
                .hasValue(r1.path("p50_inc").asDouble());
        assertThat(all.latest("net.response_r2_rate", 0).numerator())
                .hasValue(r2.path("responded").asDouble());
        assertThat(all.latest("net.response_r2_rate", 0).denominator())
                .hasValue(r2.path("turns").asDouble());
        assertThat(all.latest("net.response_r2_p50", 0).value())
                .hasValue(r2.path("p50_inc").asDouble());
        assertThat(all.latest("org.cumulative", 0).value()).hasValue(824);
        assertThat(all.latest("org.never_used_rate", 0).numerator()).hasValue(1005 - 824);
        for (JsonNode row : expected.path("rolling")) {
            LocalDate day = EuEmail.day(row.path("day").asInt());
            MetricAnswerSet rolling = ask(
                    metrics,
                    new Period(day, day),
                    Grain.NONE,
                    "org.dau",
                    "org.wau",
                    "org.mau",
                    "net.cross_dept",
                    "com.reader_rate");
            assertThat(rolling.latest("org.dau", 0).value()).hasValue((double) number(row, "dau_senders"));
            assertThat(rolling.latest("org.wau", 0).value()).hasValue((double) number(row, "wau7_senders"));
            assertThat(rolling.latest("org.mau", 0).value()).hasValue((double) number(row, "mau28_senders"));
            assertThat(rolling.latest("com.reader_rate", 0).numerator())
                    .hasValue((double) number(row, "mau28_senders"));
            assertThat(rolling.latest("net.cross_dept", 0).numerator())
                    .as("day " + day)
                    .hasValue((double) number(row, "users_with_reciprocal_interaction_outside_dept_28d"));
        }
    }

    @Test
    void retentionIsExactForEveryWeek() {
        // Given
        MetricQueries metrics = new MetricQueries(warehouse.readerSource(1), CATALOGUE);
        // When: the later week is the last of the piece, so the cohort is four pieces before
        List<MetricCell> weeks =
                ask(metrics, ALL, Grain.WEEK, "net.retention_w4").series("net.retention_w4", 0);
        // Then
        assertThat(expected.path("retention_by_first_send_week")).hasSizeGreaterThan(10);
        for (JsonNode row : expected.path("retention_by_first_send_week")) {
            if (!row.has("w+4") || row.path("week").asInt() + 4 >= weeks.size() - 1) {
                continue;
            }
            MetricCell cell = weeks.get(row.path("week").asInt() + 4);
            assertThat(cell.denominator()).as("cohort of week " + row).hasValue((double) number(row, "cohort"));
            assertThat(cell.numerator()).as("four weeks after " + row).hasValue((double) number(row, "w+4"));
        }
    }

    private static MetricAnswerSet ask(MetricQueries metrics, Period period, Grain grain, String... ids) {
        return metrics.ask(new MetricQuestion(
                TENANT,
                List.of(0L),
                Arrays.stream(ids).map(CATALOGUE::get).toList(),
                period,
                grain,
                Optional.empty(),
                new TenantSettings(ZoneOffset.UTC, (from, to) -> List.of(), 10)));
    }

    @Test
    void departmentsAreExact() {
        // Given
        LocalDate day500 = EuEmail.day(500);
        Map<Long, DepartmentFigures> all = byDepartment(queries.departments(TENANT, ALL));
        Map<Long, DepartmentFigures> of28 =
                byDepartment(queries.departments(TENANT, new Period(day500.minusDays(27), day500)));
        Map<Long, DepartmentNode> tree = queries.departmentTree(TENANT, ALL).stream()
                .collect(Collectors.toMap(DepartmentNode::departmentNo, node -> node));
        assertThat(tree).hasSize(43);
        assertThat(tree.get(1L)).isEqualTo(new DepartmentNode(1, 0, 0, 1005));
        for (JsonNode row : expected.path("departments")) {
            // When
            long no = EuEmail.departmentNo(row.path("department").asInt());
            MetricValues values = metrics(new Scope(TENANT, no), ALL);
            // Then
            long headcount = number(row, "headcount");
            long messages = number(row, "messages_sent");
            assertThat(tree.get(no)).isEqualTo(new DepartmentNode(no, 1, headcount, headcount));
            assertThat(values.get("org.enabled").numerator()).isEqualTo(headcount);
            assertThat(values.get("com.messages").numerator()).isEqualTo(messages);
            assertThat(values.get("net.cross_department_share").numerator())
                    .isEqualTo(messages - number(row, "intra_dept_sent"));
            assertThat(messagesOf(all, no)).isEqualTo(messages);
            assertThat(of28.containsKey(no) ? of28.get(no).senders() : 0)
                    .isEqualTo(number(row, "mau28_senders_day500"));
        }
    }

    @Test
    void everyCellBetweenDepartmentsIsExact() throws IOException {
        // Given
        Map<String, Long> cells = new TreeMap<>();
        data.rows("expected_dept_matrix.csv").forEach(row -> cells.put(row[0] + "-" + row[1], Long.valueOf(row[2])));
        // When
        Map<String, Long> counted = pairs(
                "SELECT concat(from_department - 2, '-', to_department - 2), sum(messages) FROM edge_daily GROUP BY 1");
        // Then
        assertThat(counted).isEqualTo(cells).hasSize(1241);
    }

    @Test
    void everyPersonIsExact() throws IOException {
        // Given
        Map<String, Long> sent = new HashMap<>();
        Map<String, Long> partners = new HashMap<>();
        for (String[] row : data.rows("expected_users.csv")) {
            if (!"0".equals(row[2])) {
                sent.put(row[0], Long.valueOf(row[2]));
                partners.put(row[0], Long.valueOf(row[4]));
            }
        }
        // When, then
        assertThat(pairs("SELECT from_member - 1, sum(messages) FROM edge_daily GROUP BY 1"))
                .isEqualTo(sent);
        assertThat(pairs("SELECT from_member - 1, uniqExact(to_member) FROM edge_daily GROUP BY 1"))
                .isEqualTo(partners);
    }

    @Test
    void completenessCountsEveryMessageOnce() {
        // When
        Completeness completeness = queries.completeness(TENANT);
        // Then
        assertThat(completeness.counted()).isEqualTo(332_334);
        assertThat(completeness.firstDay()).contains(EuEmail.FIRST_DAY);
        assertThat(completeness.lastDay()).contains(EuEmail.day(803));
        assertThat(completeness.freshness()).hasToString("Optional[2026-03-15T00:00:00Z]");
        assertThat(completeness.outcome()).isEmpty();
    }

    private MetricValues metrics(Scope scope, Period period) {
        return MetricValues.of(queries, scope, period);
    }

    private Map<String, Long> pairs(String sql) {
        return warehouse.ask(warehouse.reader(1), sql).lines().stream()
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1])));
    }

    private static Map<Long, DepartmentFigures> byDepartment(List<DepartmentFigures> rows) {
        return rows.stream().collect(Collectors.toMap(DepartmentFigures::departmentNo, row -> row));
    }

    private static long messagesOf(Map<Long, DepartmentFigures> rows, long no) {
        return rows.containsKey(no) ? rows.get(no).messages() : 0;
    }

    private static long number(JsonNode row, String name) {
        return row.required(name).asLong();
    }
}
