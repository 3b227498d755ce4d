package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;

import io.atrium.warehouse.testing.Facts;

/** Documents, and tasks and reports beside them. */
final class DocumentMetrics {

    private DocumentMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given
        house.firm("documents")
                .collaboration("doc.created", "2026-06-02T09:00", ONE, "object_id", "a")
                .collaboration("doc.edited", "2026-06-02T10:00", ONE, "object_id", "a")
                .collaboration("doc.edited", "2026-06-03T10:00", TWO, "object_id", "a")
                .collaboration("doc.edited", "2026-06-03T10:00", THREE, "object_id", "b")
                .collaboration("doc.edited", "2026-06-03T10:00", ONE, "object_id", "b")
                .collaboration("doc.viewed", "2026-06-03T11:00", ONE, "object_id", "c")
                .collaboration("doc.viewed", "2026-06-03T11:00", THREE, "object_id", "c")
                .collaboration("doc.edited", "2026-06-03T11:00", ROBOT, "object_id", "d")
                .collaboration(
                        "doc.shared", "2026-06-03T11:00", ONE, "object_id", "a", "share_kind", "link", "external", true)
                .collaboration("doc.shared", "2026-06-03T11:00", TWO, "object_id", "a", "share_kind", "attachment")
                .collaboration("im.message.sent", "2026-06-03T12:00", THREE, "link_count", 2, "attachment_count", 1)
                .collaboration("im.message.sent", "2026-06-03T12:00", FOUR)
                .collaboration("doc.commented", "2026-06-03T12:00", FOUR, "object_id", "b", "workspace_id", "w1")
                .derived("document_use_fact", "2026-06-02", ONE, "document_id", "a", "edited", 1)
                .derived("document_use_fact", "2026-06-03", TWO, "document_id", "a", "edited", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-03", FOUR, "document_id", "b", "commented", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "b", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "c", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "d", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "e", "viewed", 1, "collaborated", 1)
                .collaboration("calendar.event.created", "2026-06-04T12:00", TWO)
                // done at the last moment; late; open; cancelled; put off to July; due on the 29th by the tenant's
                // clock; without creation
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t1",
                        "due_time",
                        Facts.at("2026-06-10T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-10T12:00",
                        TWO,
                        "object_id",
                        "t1",
                        "created_time",
                        Facts.at("2026-06-01T12:00"))
                .collaboration(
                        "task.created",
                        "2026-05-01T12:00",
                        ONE,
                        "object_id",
                        "t2",
                        "due_time",
                        Facts.at("2026-06-12T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-13T12:00",
                        THREE,
                        "object_id",
                        "t2",
                        "created_time",
                        Facts.at("2026-06-13T11:59:58.500"))
                .collaboration(
                        "task.completed",
                        "2026-06-14T12:00",
                        THREE,
                        "object_id",
                        "t2",
                        "created_time",
                        Facts.at("2026-06-01T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        THREE,
                        "object_id",
                        "t3",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        THREE,
                        "object_id",
                        "t4",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration("task.cancelled", "2026-06-02T12:00", THREE, "object_id", "t4")
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t5",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-16T12:00",
                        ONE,
                        "object_id",
                        "t5",
                        "due_time",
                        Facts.at("2026-07-15T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t6",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-20T12:00",
                        FOUR,
                        "object_id",
                        "t7",
                        "due_time",
                        Facts.at("2026-06-28T23:59"),
                        "created_time",
                        Facts.at("2026-06-20T11:58:20"))
                .write();
        // When
        MetricsCase june = house.ask("documents");
        // Then
        june.ratio("doc.reader_rate", 0, 2, 4, 2)
                .ratio("doc.creator_rate", 2, 1, 2, 1)
                .ratio("doc.collaborator_rate", 0, 2, 4, 2)
                .ratio("doc.collaborator_rate", 3, 1, 2, 1)
                .ratio("doc.intensity_4plus", 0, 1, 4, 1)
                .ratio("doc.link_vs_attach", 0, 1 + 2, 3 + 2, 3)
                .ratio("doc.external_share_rate", 0, 1, 4, 1)
                // a by one and two, b by three and one; c; of department 3 alone: b, c
                .ratio("doc.multi_editor_files", 0, 2, 3, 4)
                .ratio("doc.multi_editor_files", 3, 0, 2, 2)
                .ratio("cal.creator_rate", 0, 1, 4, 1)
                .ratio("task.creator_rate", 0, 2, 4, 2)
                .ratio("task.ontime_rate", 0, 2, 4, 4)
                .ratio("task.ontime_rate", 2, 1, 2, 3)
                .ratio("task.ontime_rate", 3, 1, 2, 2)
                // 9 days; 1.5 s are 1; 100 s; t5 does not say
                .value("task.lead_p50", 0, 100, 3)
                .value("task.lead_p50", 3, 50.5, 2)
                .ratio("team.workspace_users", 0, 1, 3, 1);
        return june;
    }
}
