package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;

import io.atrium.warehouse.testing.Facts;
import java.util.List;

/** Cases of other systems. */
final class ProcessMetrics {

    private ProcessMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given cases that began in W: rejected once and handed in again; approved late; not over yet; an approval; one
        // whose words only look like it.
        // And one that began before, was over just when W was, and was completed after it
        List<String> smooth = List.of("X SUBMITTED by E", "X FINAL_APPROVED by S");
        house.firm("processes")
                .derived(
                        "process_case_fact",
                        "2026-06-02",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activities",
                        List.of("X SUBMITTED by E", "X REJECTED by S", "X SUBMITTED by E", "X FINAL_APPROVED by S"),
                        "first_time",
                        Facts.at("2026-06-02T09:00"),
                        "last_time",
                        Facts.at("2026-06-02T09:00:10.500"))
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-06-03T09:00"),
                        "last_time",
                        Facts.at("2026-06-03T09:00:20"),
                        "completed_time",
                        Facts.at("2026-06-28T23:59:59.999"),
                        "due_time",
                        Facts.at("2026-06-28T12:00"))
                .derived(
                        "process_case_fact",
                        "2026-06-04",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "c",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-06-04T09:00"),
                        "last_time",
                        Facts.at("2026-06-30T09:00"))
                .derived(
                        "process_case_fact",
                        "2026-06-05",
                        THREE,
                        "process_id",
                        "leave",
                        "instance_id",
                        "d",
                        "started",
                        1,
                        "activities",
                        List.of("instance.started", "instance.completed:approved"),
                        "result",
                        "approved",
                        "first_time",
                        Facts.at("2026-06-05T09:00"),
                        "last_time",
                        Facts.at("2026-06-05T09:00:40"),
                        "completed_time",
                        Facts.at("2026-06-05T09:00:40"),
                        "due_time",
                        Facts.at("2026-06-05T09:00:40"))
                .derived(
                        "process_case_fact",
                        "2026-06-06",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "e",
                        "activities",
                        List.of("UNSUBMITTED", "NOT_REJECTED"),
                        "first_time",
                        Facts.at("2026-06-06T09:00"),
                        "last_time",
                        Facts.at("2026-06-06T09:00"))
                .derived(
                        "process_case_fact",
                        "2026-05-20",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "f",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-05-20T09:00"),
                        "last_time",
                        Facts.at("2026-06-29T00:00"),
                        "completed_time",
                        Facts.at("2026-06-29T00:00"),
                        "due_time",
                        Facts.at("2026-06-01T00:00"))
                .business(
                        "business.record.changed",
                        "2026-06-02T08:59",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X APPROVED by A")
                .business(
                        "business.record.changed",
                        "2026-06-02T09:00",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X SUBMITTED by E")
                .business(
                        "business.record.changed",
                        "2026-06-02T09:00:10.500",
                        ROBOT,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X FINAL_APPROVED by S")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00",
                        THREE,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X SUBMITTED by E")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00:05",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X APPROVED by A")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00:20",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X FINAL_APPROVED by S")
                .business(
                        "business.record.changed",
                        "2026-06-04T09:00",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "c",
                        "activity",
                        "X SUBMITTED by E")
                .write();
        // Then
        MetricsCase june = house.ask("processes");
        june.value("proc.cases", 0, 5, 2)
                .value("proc.cases", 2, 3, 1)
                .value("proc.variants", 0, 4, 2)
                .value("proc.cycle_p50", 0, 20, 2)
                .value("proc.cycle_p90", 0, 1_347_856, 2)
                .value("proc.wip", 0, 2, 2)
                .value("proc.wip", 2, 1, 1)
                .ratio("proc.overdue_rate", 0, 1, 2, 1)
                .ratio("proc.rejected_rate", 0, 1, 5, 2)
                .ratio("proc.resubmitted_rate", 0, 1, 5, 2)
                .ratio("proc.first_time_right", 0, 3, 5, 2)
                .value("proc.wait_p50", 0, 7.75, 2)
                .value("proc.wait_p90", 0, 9.95, 2)
                .value("proc.wait_p50", 3, 5, 1);
        return june;
    }
}
