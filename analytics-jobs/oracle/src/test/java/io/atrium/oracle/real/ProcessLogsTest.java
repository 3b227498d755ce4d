package io.atrium.oracle.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.oracle.Oracle;
import io.atrium.oracle.facts.ProcessCase;
import io.atrium.oracle.metrics.Processes;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** proc.* beside real process logs, of which somebody else counted everything. */
class ProcessLogsTest {

    private static final String TENANT = "logs";
    private static final double ROUNDED = 1e-4;

    @ParameterizedTest
    @CsvSource({"domestic, Declaration", "rfp, Request For Payment"})
    void agreesOnApprovalsOfTravelExpenses(String log, String prefix) throws IOException {
        Optional<SharedData> data = SharedData.find("bpi2020");
        assumeTrue(data.isPresent(), "the bpi2020 data is not there");
        JsonNode expected = data.orElseThrow().expected().path("logs").path(log);
        Processes process = oracle(changes(log, data.orElseThrow().rows("events_" + log + ".csv.gz")))
                .process(log);

        agreesOnCases(process, expected);
        JsonNode approval = expected.path("approval");
        assertThat(approval.path("prefix").asText()).isEqualTo(prefix);
        String submitted = prefix + " SUBMITTED by EMPLOYEE";
        String rejected = prefix + " REJECTED by ";
        assertThat(process.number(each -> times(each, rejected) > 0))
                .isEqualTo(approval.path("rejected_cases_any_role").asLong());
        assertThat(process.number(each -> times(each, submitted) >= 2))
                .isEqualTo(approval.path("resubmitted_cases_2plus_submits").asLong());
        assertThat(process.number(each -> times(each, submitted) > 0
                        && times(each, prefix + " FINAL_APPROVED") > 0
                        && times(each, rejected) == 0))
                .isEqualTo(approval.path("first_time_right_cases_final_approved_and_never_rejected")
                        .asLong());
    }

    private static long times(ProcessCase each, String activity) {
        return Processes.times(each, name -> name.startsWith(activity));
    }

    @Test
    void agreesOnPermits() throws IOException {
        Optional<SharedData> data = SharedData.find("receipt-permit");
        assumeTrue(data.isPresent(), "the receipt-permit data is not there");
        JsonNode expected = data.orElseThrow().expected();

        List<Event> events = changes("permit", data.orElseThrow().rows("events.csv.gz"));
        events.addAll(completions(data.orElseThrow().rows("cases.csv.gz")));
        Processes closed = oracle(events).process("permit");

        agreesOnCases(closed, expected);
        assertThat(closed.due())
                .isEqualTo(expected.path("closed_cases_with_enddate").asLong());
        assertThat(closed.overdue())
                .isEqualTo(expected.path("overdue_closed_cases_enddate_gt_deadline")
                        .asLong());
    }

    private static void agreesOnCases(Processes process, JsonNode expected) {
        assertThat(process.count()).isEqualTo(expected.path("cases").asInt());
        assertThat(process.cases().stream().mapToLong(ProcessCase::events).sum())
                .isEqualTo(expected.path("events").asLong());
        List<Map.Entry<List<String>, Long>> variants = process.variants();
        assertThat(variants).hasSize(expected.path("variants_activity").asInt());
        List<Long> top = new ArrayList<>();
        expected.path("top10_variant_counts").forEach(count -> top.add(count.asLong()));
        assertThat(variants.stream().limit(10).map(Map.Entry::getValue)).containsExactlyElementsOf(top);
        JsonNode cycle = expected.path("cycle_time_seconds_first_to_last_event");
        assertThat(process.cycle(0.5).orElseThrow())
                .isCloseTo(cycle.path("p50_inc").asDouble(), within(ROUNDED));
        assertThat(process.cycle(0.9).orElseThrow())
                .isCloseTo(cycle.path("p90_inc").asDouble(), within(ROUNDED));
        expected.path("wip_open_cases_at_month_end").properties().forEach(month -> {
            Instant end = YearMonth.parse(month.getKey())
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            assertThat(process.open(end))
                    .as("open at the end of %s", month.getKey())
                    .isEqualTo(month.getValue().asLong());
        });
        expected.path("cases_started_per_month")
                .properties()
                .forEach(month -> assertThat(process.by(each -> YearMonth.from(each.day())))
                        .containsEntry(
                                YearMonth.parse(month.getKey()),
                                month.getValue().asLong()));
    }

    private static Oracle oracle(List<Event> events) {
        return Oracle.of(
                TENANT,
                events,
                new OracleDirectory(List.of(), List.of()),
                new OracleCalendar(ZoneOffset.UTC, day -> true));
    }

    /** Each row of a log is a change of a record, in the order of the file where times are equal. */
    private static List<Event> changes(String process, List<CSVRecord> rows) {
        List<Event> events = new ArrayList<>();
        for (CSVRecord row : rows) {
            Instant time = Instant.ofEpochMilli(Long.parseLong(row.get("ts_unix_ms")));
            String id = "%s-%05d".formatted(row.get("case_id"), Integer.valueOf(row.get("event_idx")));
            events.add(BusinessEvent.builder(envelope(id, "business.record.changed", time, row.get("case_id")))
                    .system("log")
                    .entity(process)
                    .processId(process)
                    .instanceId(row.get("case_id"))
                    .activity(row.get("activity"))
                    .build());
        }
        return events;
    }

    private static List<Event> completions(List<CSVRecord> rows) {
        List<Event> events = new ArrayList<>();
        for (CSVRecord row : rows) {
            if (!row.get("enddate").isEmpty()) {
                Instant end = OffsetDateTime.parse(row.get("enddate")).toInstant();
                String id = row.get("case_id");
                events.add(BusinessEvent.builder(envelope(id, "approval.instance.completed", end, id))
                        .processId("permit")
                        .instanceId(id)
                        .dueTime(OffsetDateTime.parse(row.get("deadline")).toInstant())
                        .build());
            }
        }
        return events;
    }

    private static Envelope envelope(String id, String type, Instant time, String object) {
        return new Envelope(
                id,
                "urn:log",
                type,
                time,
                null,
                TENANT,
                new Participant(1, ActorKind.SERVICE, DepartmentPath.NONE),
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                null,
                Platform.SERVER,
                null,
                null,
                null,
                object);
    }
}
