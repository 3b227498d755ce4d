package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;

import io.atrium.warehouse.testing.Facts;
import java.util.List;

/** Approvals, records, apps and connectors. */
final class BusinessMetrics {

    private BusinessMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given
        house.firm("business")
                .business("approval.instance.started", "2026-06-02T09:00", ONE, "instance_id", "i1")
                .business("approval.task.completed", "2026-06-02T09:00", THREE, "instance_id", "i1")
                .business("approval.instance.completed", "2026-06-02T09:00", FOUR, "instance_id", "i1")
                // done in W by the tenant's clock, though in UTC on 31 May; done after W; sent back and again;
                // rejected, and again as another
                .derived(
                        "process_case_fact",
                        "2026-05-20",
                        ONE,
                        "instance_id",
                        "i1",
                        "started",
                        1,
                        "completed_time",
                        Facts.at("2026-06-01T00:00"),
                        "cycle_seconds",
                        100)
                .derived(
                        "process_case_fact",
                        "2026-06-02",
                        ONE,
                        "instance_id",
                        "i2",
                        "started",
                        1,
                        "completed_time",
                        Facts.at("2026-06-29T00:00"),
                        "cycle_seconds",
                        9)
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "instance_id",
                        "i3",
                        "started",
                        1,
                        "returned",
                        1,
                        "resubmitted",
                        1,
                        "completed_time",
                        Facts.at("2026-06-04T00:00"),
                        "cycle_seconds",
                        300)
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "instance_id",
                        "i4",
                        "started",
                        1,
                        "returned",
                        1,
                        "completed_time",
                        Facts.at("2026-06-28T23:59:59.999"),
                        "cycle_seconds",
                        500)
                .derived(
                        "process_case_fact",
                        "2026-06-05",
                        ONE,
                        "instance_id",
                        "i5",
                        "started",
                        1,
                        "resubmission_of",
                        "i4")
                .derived("process_case_fact", "2026-06-05", ONE, "instance_id", "i6", "returned", 1, "resubmitted", 1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        ONE,
                        "task_id",
                        "1",
                        "completed_time",
                        Facts.at("2026-06-02T12:00"),
                        "due_time",
                        Facts.at("2026-06-02T12:00"),
                        "wait_seconds",
                        10,
                        "mobile",
                        1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        THREE,
                        "task_id",
                        "2",
                        "completed_time",
                        Facts.at("2026-06-02T12:01"),
                        "due_time",
                        Facts.at("2026-06-02T12:00"),
                        "wait_seconds",
                        20)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        FOUR,
                        "task_id",
                        "3",
                        "due_time",
                        Facts.at("2026-06-28T12:00"))
                .derived(
                        "process_task_fact",
                        "2026-07-02",
                        FOUR,
                        "task_id",
                        "4",
                        "completed_time",
                        Facts.at("2026-07-02T12:00"),
                        "due_time",
                        Facts.at("2026-06-28T12:00"),
                        "wait_seconds",
                        1,
                        "mobile",
                        1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        FOUR,
                        "task_id",
                        "5",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .business("attendance.scheduled", "2026-06-02T09:00", ONE)
                .business("attendance.scheduled", "2026-06-03T09:00", ONE)
                .business("attendance.scheduled", "2026-06-03T09:30", ONE)
                .business("attendance.scheduled", "2026-06-03T09:00", THREE)
                .business("attendance.clocked", "2026-06-02T08:59", ONE, "direction", "in")
                .business("attendance.clocked", "2026-06-03T18:00", ONE, "direction", "out")
                .business("attendance.clocked", "2026-06-04T09:00", THREE, "direction", "in")
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        ONE,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        THREE,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        FOUR,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-06-20T09:00",
                        FOUR,
                        "object_id",
                        "r2",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .collaboration("report.submitted", "2026-06-20T09:00", ONE, "object_id", "r1", "audience_size", 2)
                .collaboration("report.submitted", "2026-06-29T00:00", THREE, "object_id", "r1")
                .collaboration("report.read", "2026-07-20T09:00", TWO, "object_id", "r1")
                .collaboration("report.read", "2026-07-20T09:00", ONE, "object_id", "r1")
                .business("form.submitted", "2026-06-20T09:00", THREE)
                .business("form.published", "2026-06-20T09:00", ONE)
                .business("app.published", "2026-06-20T09:00", TWO)
                .business("connector.run.completed", "2026-06-20T09:00", ROBOT, "result", "succeeded")
                .business("connector.run.completed", "2026-06-20T09:00", ROBOT, "result", "failed")
                .business("connector.run.completed", "2026-06-20T09:00", ONE, "result", "succeeded")
                // a1 by two people, a2 by one, a3 removed before, a4 removed in W; a5 was never installed
                .usage("app.installed", "2026-01-01T09:00", ROBOT, "app_id", "a1")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a2")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a3")
                .usage("app.removed", "2026-05-31T09:00", ONE, "app_id", "a3")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a4")
                .usage("app.removed", "2026-06-01T09:00", TWO, "app_id", "a4")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a1")
                .business("form.submitted", "2026-06-02T09:00", THREE, "app_id", "a1")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a2")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a5")
                .usage("app.opened", "2026-06-02T09:00", TWO, "app_id", "a5")
                .derived(
                        "member_day_fact",
                        "2026-06-02",
                        ONE,
                        "active_seconds",
                        600,
                        "apps",
                        List.of("a1", "a2"),
                        "systems",
                        List.of("crm"))
                .derived("member_day_fact", "2026-06-03", ONE, "active_seconds", 300, "apps", List.of("a1"))
                .derived("member_day_fact", "2026-06-03", THREE, "active_seconds", 300, "apps", List.of("a1"))
                .write();
        // When
        MetricsCase june = house.ask("business");
        // Then
        june.ratio("oa.flow_users", 0, 2, 4, 2)
                .value("oa.instances", 0, 3, 2)
                .value("oa.instances", 2, 1, 1)
                .value("oa.cycle_p50", 0, 300, 2)
                .value("oa.cycle_p90", 0, 460, 2)
                .value("oa.cycle_p50", 3, 400, 1)
                .value("oa.task_wait_p50", 0, 15, 2)
                .ratio("oa.overdue_rate", 0, 3, 4, 3)
                .ratio("oa.overdue_rate", 2, 0, 1, 1)
                .ratio("oa.rework_rate", 0, 2, 4, 2)
                .ratio("oa.rework_rate", 3, 2, 2, 1)
                .ratio("oa.mobile_share", 0, 1, 2, 2)
                .ratio("att.clock_in_rate", 0, 1, 3, 2)
                .ratio("att.clock_in_rate", 3, 0, 1, 1)
                .ratio("rep.submit_rate", 0, 1, 3, 3)
                .ratio("rep.read_rate", 0, 1, 2, 1)
                .ratio("app.form_users", 0, 1, 4, 1)
                .ratio("app.lowcode_builders", 0, 2, 4, 2)
                .ratio("app.connector_runs_ok", 0, 2, 3, 0)
                .ratio("app.active_apps", 0, 1, 3, 2)
                .ratio("use.active_minutes", 0, 20, 2, 2)
                .ratio("use.apps_per_member", 0, 3, 3, 2)
                .ratio("use.systems_per_member", 0, 1, 3, 1);
        return june;
    }
}
