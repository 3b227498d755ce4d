package io.atrium.oracle.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.ActorKind;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.oracle.Oracle;
import io.atrium.oracle.metrics.Retention;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.ProfileFlags;
import io.atrium.oracle.model.OracleDirectory.Validity;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The oracle itself beside 332,334 real messages, of which somebody else counted everything. */
class EuEmailTest {

    private static final String TENANT = "eu";
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int ROOT = 1;

    @Test
    void agreesWithWhatWasCountedIndependently() throws IOException {
        Optional<SharedData> found = SharedData.find("eu-email");
        assumeTrue(found.isPresent(), "the eu-email data is not there");
        SharedData data = found.orElseThrow();
        JsonNode expected = data.expected();
        Oracle oracle = oracle(data);

        reach(oracle, data, expected);
        rolling(oracle, expected);
        departments(oracle, data, expected);
        responses(oracle, expected);
        retention(oracle.retention(), expected);
    }

    private static LocalDate day(long number) {
        return FIRST.plusDays(number);
    }

    private static void reach(Oracle oracle, SharedData data, JsonNode expected) throws IOException {
        Window everything =
                new Window(FIRST, day(expected.path("totals").path("last_day").asLong()));
        OracleValue perSender = oracle.value("com.msgs_per_sender", 0, everything, 10);
        assertThat(perSender.numerator())
                .hasValue(expected.path("totals").path("messages").asDouble());
        assertThat(perSender.people())
                .isEqualTo(expected.path("totals").path("distinct_senders").asLong());
        assertThat(perSender.enabled())
                .isEqualTo(expected.path("totals").path("directory_users").asLong());
        for (CSVRecord row : data.rows("expected_daily.csv")) {
            LocalDate day = LocalDate.parse(row.get("date"));
            assertThat(oracle.value("org.dau", 0, day, 10).people())
                    .as("senders of %s", day)
                    .isEqualTo(Long.parseLong(row.get("dau_senders")));
            assertThat(oracle.value("com.msgs_per_sender", 0, Window.day(day), 10)
                            .numerator())
                    .hasValue(Double.parseDouble(row.get("messages")));
        }
    }

    private static void rolling(Oracle oracle, JsonNode expected) {
        for (JsonNode point : expected.path("rolling")) {
            LocalDate day = day(point.path("day").asLong());
            assertThat(oracle.value("org.wau", 0, day, 10).people())
                    .isEqualTo(point.path("wau7_senders").asLong());
            assertThat(oracle.value("org.mau", 0, day, 10).people())
                    .isEqualTo(point.path("mau28_senders").asLong());
            assertThat(oracle.value("net.cross_dept", 0, day, 10).people())
                    .as("reciprocal outside the department on %s", day)
                    .isEqualTo(point.path("users_with_reciprocal_interaction_outside_dept_28d")
                            .asLong());
        }
    }

    private static void departments(Oracle oracle, SharedData data, JsonNode expected) throws IOException {
        Map<Integer, Long> sent = new HashMap<>();
        for (CSVRecord row : data.rows("expected_dept_matrix.csv")) {
            sent.merge(Integer.valueOf(row.get("from_department")), Long.valueOf(row.get("messages")), Long::sum);
        }
        for (JsonNode department : expected.path("departments")) {
            int number = departmentNo(department.path("department").asInt());
            LocalDate last = day(500);
            assertThat(oracle.value("org.headcount", number, last, 10).people())
                    .isEqualTo(department.path("headcount").asLong());
            assertThat(oracle.value("org.mau", number, last, 10).people())
                    .isEqualTo(department.path("mau28_senders_day500").asLong());
            assertThat(oracle.value("com.msgs_per_sender", number, new Window(FIRST, day(803)), 10)
                            .numerator())
                    .hasValue(department.path("messages_sent").asDouble())
                    .hasValue(sent.getOrDefault(department.path("department").asInt(), 0L));
        }
    }

    private static void responses(Oracle oracle, JsonNode expected) {
        Window everything = new Window(FIRST, day(803));
        JsonNode first = expected.path("response_R1_per_message_seconds");
        OracleValue rate = oracle.value("net.response_r1_rate", 0, everything, 10);
        assertThat(rate.numerator()).hasValue(first.path("responded").asDouble());
        assertThat(rate.denominator())
                .hasValue(expected.path("totals").path("messages").asDouble());
        assertThat(oracle.value("net.response_r1_p50", 0, everything, 10).value())
                .hasValue(first.path("p50_inc").asDouble());
        JsonNode second = expected.path("response_R2_per_turn_seconds");
        OracleValue turns = oracle.value("net.response_r2_rate", 0, everything, 10);
        assertThat(turns.numerator()).hasValue(second.path("responded").asDouble());
        assertThat(turns.denominator()).hasValue(second.path("turns").asDouble());
        assertThat(turns.value().orElseThrow())
                .isCloseTo(second.path("response_rate").asDouble(), within(5e-9));
        assertThat(oracle.value("net.response_r2_p50", 0, everything, 10).value())
                .hasValue(second.path("p50_inc").asDouble());
    }

    private static void retention(Retention retention, JsonNode expected) {
        for (JsonNode cohort : expected.path("retention_by_first_send_week")) {
            LocalDate monday = FIRST.plusWeeks(cohort.path("week").asLong());
            assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            List<Long> row = retention.row(monday, 12);
            assertThat(List.of(row.get(0), row.get(1), row.get(4), row.get(12)))
                    .as("cohort of %s", monday)
                    .containsExactly(
                            cohort.path("cohort").asLong(),
                            cohort.path("w+1").asLong(),
                            cohort.path("w+4").asLong(),
                            cohort.path("w+12").asLong());
        }
    }

    private static int departmentNo(int department) {
        return department + 2;
    }

    private static Oracle oracle(SharedData data) throws IOException {
        Map<Integer, Integer> departments = new HashMap<>();
        List<MemberPeriod> members = new ArrayList<>();
        for (CSVRecord row : data.rows("directory.csv")) {
            int department = departmentNo(Integer.parseInt(row.get("department")));
            departments.put(Integer.valueOf(row.get("user")), department);
            members.add(new MemberPeriod(
                    Long.parseLong(row.get("user")) + 1,
                    true,
                    department,
                    new ProfileFlags(true, true, true),
                    Validity.since(FIRST)));
        }
        List<DepartmentPeriod> periods = departments.values().stream()
                .distinct()
                .map(number ->
                        new DepartmentPeriod(number, DepartmentPath.of(ROOT, number), true, Validity.since(FIRST)))
                .toList();
        return Oracle.of(
                TENANT,
                messages(data, departments),
                new OracleDirectory(members, periods),
                new OracleCalendar(ZoneOffset.UTC, day -> true));
    }

    private static List<Event> messages(SharedData data, Map<Integer, Integer> departments) throws IOException {
        List<Event> events = new ArrayList<>();
        for (CSVRecord row : data.rows("messages.csv.gz")) {
            Instant time = Instant.ofEpochSecond(Long.parseLong(row.get("ts_unix")));
            // ids of one moment in the order of their numbers
            String id = "m%07d".formatted(Integer.valueOf(row.get("msg_id")));
            Envelope envelope = new Envelope(
                    id,
                    "urn:eu-email",
                    "im.message.sent",
                    time,
                    null,
                    TENANT,
                    participant(departments, row.get("sender")),
                    LocalDate.ofInstant(time, ZoneOffset.UTC),
                    null,
                    Platform.UNKNOWN,
                    null,
                    null,
                    null,
                    id);
            events.add(CollaborationEvent.builder(envelope)
                    .channel("mail")
                    .conversationKind("direct")
                    .recipients(List.of(participant(departments, row.get("recipient"))))
                    .build());
        }
        return events;
    }

    private static Participant participant(Map<Integer, Integer> departments, String user) {
        int number = Integer.parseInt(user);
        return new Participant(
                number + 1L, ActorKind.HUMAN, DepartmentPath.of(ROOT, departments.getOrDefault(number, 2)));
    }
}
