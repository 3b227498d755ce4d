package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.bool;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.enum8;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.ingest.FactColumns.ACTOR_KINDS;
import static io.atrium.jobs.ingest.FactColumns.MILLISECONDS;
import static io.atrium.jobs.ingest.FactColumns.add;
import static io.atrium.jobs.ingest.FactColumns.addEnvelope;
import static io.atrium.jobs.ingest.FactColumns.addOrigin;
import static io.atrium.jobs.ingest.FactColumns.number;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.ingest.IngestRow.CollaborationFact;

/** The columns of {@code collaboration_event}. */
final class CollaborationColumns {
    private CollaborationColumns() {}

    static BlockLayout<CollaborationFact> layout(int generation) {
        BlockLayout.Builder<CollaborationFact> columns = BlockLayout.builder();
        addEnvelope(columns);
        columns.column(
                        "channel",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().channel()))
                .column(
                        "conversation_id",
                        string(),
                        (fact, column) -> add(column, fact.event().conversationId()))
                .column(
                        "conversation_kind",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().conversationKind()));
        addRecipients(columns);
        columns.column(
                        "audience_size",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().audienceSize()))
                .column(
                        "mention_count",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().mentionCount()))
                .column(
                        "link_count",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().linkCount()))
                .column(
                        "attachment_count",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().attachmentCount()))
                .column(
                        "reply_to",
                        string(),
                        (fact, column) -> add(column, fact.event().replyTo()))
                .column(
                        "reaction",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().reaction()))
                .column(
                        "external",
                        bool(),
                        (fact, column) -> column.add(fact.event().external()))
                .column(
                        "response",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().response()))
                .column(
                        "share_kind",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().shareKind()))
                .column(
                        "workspace_id",
                        string(),
                        (fact, column) -> add(column, fact.event().workspaceId()))
                .column(
                        "meeting_id",
                        string(),
                        (fact, column) -> add(column, fact.event().meetingId()))
                .column(
                        "template_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().templateId()))
                .column(
                        "start_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().startTime()))
                .column(
                        "end_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().endTime()))
                .column(
                        "due_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().dueTime()))
                .column(
                        "created_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().createdTime()))
                .column(
                        "duration_seconds",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().durationSeconds()))
                .column(
                        "recorded",
                        bool(),
                        (fact, column) -> column.add(fact.event().recorded()));
        return addOrigin(columns, generation).build();
    }

    private static void addRecipients(BlockLayout.Builder<CollaborationFact> columns) {
        columns.column("recipient_member_no", array(uint32()), (fact, column) -> {
                    fact.event().recipients().forEach(person -> column.items().add(person.memberNo()));
                    column.end();
                })
                .column("recipient_kind", array(enum8(ACTOR_KINDS)), (fact, column) -> {
                    fact.event().recipients().forEach(person -> column.items().add(number(person.kind())));
                    column.end();
                })
                .column("recipient_department_no", array(uint32()), (fact, column) -> {
                    fact.event().recipients().forEach(person -> column.items().add((long) person.departmentNo()));
                    column.end();
                })
                .column("recipient_department_path", array(array(uint32())), (fact, column) -> {
                    fact.event().recipients().forEach(person -> add(column.items(), person));
                    column.end();
                });
    }
}
