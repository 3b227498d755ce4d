package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;

import io.atrium.warehouse.testing.Facts;
import java.util.List;

/** Meetings, calendars and workspaces. */
final class MeetingMetrics {

    private MeetingMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given
        Facts facts = house.firm("meetings")
                .collaboration("meeting.joined", "2026-06-02T09:00", ONE, "meeting_id", "m1")
                .collaboration("meeting.joined", "2026-06-02T09:00", THREE, "meeting_id", "m1")
                // 30 minutes of 4: 2/4, 1/3, 2/2; 60 minutes of 1: 0
                .derived(
                        "meeting_fact",
                        "2026-06-02",
                        ONE,
                        "meeting_id",
                        "m1",
                        "duration_seconds",
                        1800,
                        "participants",
                        4,
                        "attendee_department_no",
                        List.of(2, 2, 3, 3),
                        "chat_before",
                        1,
                        "on_time",
                        1,
                        "visual",
                        1,
                        "recorded",
                        1,
                        "chat_after",
                        1)
                .derived(
                        "meeting_fact",
                        "2026-06-03",
                        THREE,
                        "meeting_id",
                        "m2",
                        "duration_seconds",
                        3600,
                        "participants",
                        1,
                        "attendee_department_no",
                        List.of(3),
                        "notice_24h",
                        1)
                .derived("meeting_fact", "2026-06-04", THREE, "meeting_id", "m3")
                .derived("meeting_attendance_fact", "2026-06-02", ONE, "meeting_id", "m1", "attended_seconds", 1800)
                .derived(
                        "meeting_attendance_fact",
                        "2026-06-02",
                        THREE,
                        "meeting_id",
                        "m1",
                        "attended_seconds",
                        900,
                        "large_long",
                        1)
                .derived("meeting_attendance_fact", "2026-06-03", THREE, "meeting_id", "m2", "attended_seconds", 3600);
        // w1 on 8 days, w2 on 7, w3 archived before, w4 archived on the first day, w5 named by a robot
        for (int day = 1; day <= 8; day++) {
            facts.collaboration(
                    "doc.viewed", "2026-06-%02dT09:00".formatted(day), ONE, "object_id", "a", "workspace_id", "w1");
            if (day < 8) {
                facts.collaboration(
                        "doc.viewed", "2026-06-%02dT09:00".formatted(day), TWO, "object_id", "b", "workspace_id", "w2");
            }
        }
        facts.collaboration("workspace.archived", "2026-05-31T09:00", ONE, "workspace_id", "w3")
                .collaboration("workspace.archived", "2026-06-01T09:00", THREE, "workspace_id", "w4")
                .collaboration("doc.viewed", "2026-06-02T09:00", ROBOT, "object_id", "c", "workspace_id", "w5")
                .write();
        // When
        MetricsCase june = house.ask("meetings");
        // Then
        june.ratio("mtg.attendee_rate", 0, 2, 4, 2)
                .ratio("mtg.hours_per_user", 0, 6300 / 3600.0, 2, 2)
                .ratio("mtg.hours_per_user", 3, 4500 / 3600.0, 1, 1)
                .value("mtg.score", 0, (120 * (50 + 100 / 3.0 + 100) / 3 + 60 * (25 / 3.0)) / 180, 2)
                .value("mtg.score", 3, 25 / 3.0, 1)
                .ratio("mtg.on_time_join", 0, 1, 2, 2)
                .ratio("mtg.notice_24h", 0, 1, 3, 2)
                .ratio("mtg.large_long_share", 0, 900, 6300, 2)
                .ratio("mtg.followup_rate", 0, 1, 3, 2)
                .ratio("mtg.followup_rate", 3, 0, 2, 1)
                .ratio("net.dept_time_share", 0, 1200 + 600, 2700, 2)
                .ratio("net.dept_time_share", 3, 600, 900, 1)
                .ratio("team.workspace_health", 0, 1, 4, 3)
                .none("team.workspace_health", 1);
        return june;
    }
}
