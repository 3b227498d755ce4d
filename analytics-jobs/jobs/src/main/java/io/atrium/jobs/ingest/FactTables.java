package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.bool;
import static io.atrium.jobs.clickhouse.block.ColumnType.date;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.decimal64;
import static io.atrium.jobs.clickhouse.block.ColumnType.enum8;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint128;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint16;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.jobs.clickhouse.Table;
import io.atrium.jobs.clickhouse.block.ArrayColumn;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.DictionaryColumn;
import io.atrium.jobs.clickhouse.block.NullableColumn;
import io.atrium.jobs.clickhouse.block.NumberColumn;
import io.atrium.jobs.clickhouse.block.TextColumn;
import io.atrium.jobs.ingest.IngestRow.BusinessFact;
import io.atrium.jobs.ingest.IngestRow.CollaborationFact;
import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The raw tables, column by column, as {@code V001__raw.sql} of the warehouse defines them. What an event leaves out is
 * empty or zero, but NULL for times and amounts.
 *
 * @param generation the generation that rows are written for
 */
record FactTables(int generation) implements Table.Provider<IngestRow> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Integer> ACTOR_KINDS = Map.of("human", 0, "bot", 1, "service", 2);
    private static final Map<String, Integer> PLATFORMS =
            Map.of("unknown", 0, "desktop", 1, "web", 2, "mobile", 3, "server", 4);
    private static final int MILLISECONDS = 3;

    @Override
    public List<Table<? extends IngestRow>> tables() {
        return List.of(
                new Table<>("usage_event", UsageFact.class, usage(), FactTables::month),
                new Table<>("collaboration_event", CollaborationFact.class, collaboration(), FactTables::month),
                new Table<>("business_event", BusinessFact.class, business(), FactTables::month),
                new Table<>("ingest_outcome", Outcome.class, outcome()));
    }

    private static int month(Fact fact) {
        LocalDate day = envelope(fact).day();
        return day.getYear() * 12 + day.getMonthValue();
    }

    private BlockLayout<UsageFact> usage() {
        BlockLayout.Builder<UsageFact> columns = BlockLayout.builder();
        addEnvelope(columns);
        columns.column(
                        "page",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().page()))
                .column(
                        "action",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().action()))
                .column(
                        "feature",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().feature()))
                .column(
                        "app_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().appId()))
                .column(
                        "query_kind",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().queryKind()))
                .column(
                        "result_count",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().resultCount()))
                .column(
                        "duration_seconds",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().durationSeconds()));
        return addOrigin(columns).build();
    }

    private BlockLayout<CollaborationFact> collaboration() {
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
        return addOrigin(columns).build();
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

    private BlockLayout<BusinessFact> business() {
        BlockLayout.Builder<BusinessFact> columns = BlockLayout.builder();
        addEnvelope(columns);
        columns.column(
                        "process_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().processId()))
                .column(
                        "instance_id",
                        string(),
                        (fact, column) -> add(column, fact.event().instanceId()))
                .column(
                        "task_id",
                        string(),
                        (fact, column) -> add(column, fact.event().taskId()))
                .column(
                        "activity",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().activity()))
                .column(
                        "role",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().role()))
                .column(
                        "resubmission_of",
                        string(),
                        (fact, column) -> add(column, fact.event().resubmissionOf()))
                .column(
                        "result",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().result()))
                .column(
                        "app_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().appId()))
                .column(
                        "form_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().formId()))
                .column(
                        "connector_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().connectorId()))
                .column(
                        "failure_code",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().failureCode()))
                .column(
                        "business_system",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().system()))
                .column(
                        "entity",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().entity()))
                .column(
                        "stage",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().stage()))
                .column(
                        "previous_stage",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().previousStage()))
                .column(
                        "amount",
                        nullable(decimal64(18, 4)),
                        (fact, column) -> add(column, fact.event().amount()))
                .column(
                        "currency",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().currency()))
                .column(
                        "direction",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().direction()))
                .column(
                        "scheduled",
                        bool(),
                        (fact, column) -> column.add(fact.event().scheduled()))
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
                        (fact, column) -> column.add((long) fact.event().durationSeconds()));
        return addOrigin(columns).build();
    }

    private BlockLayout<Outcome> outcome() {
        return BlockLayout.<Outcome>builder()
                .column(
                        "tenant_id",
                        lowCardinality(),
                        (row, column) -> column.add(row.place().tenantId()))
                .column(
                        "topic",
                        lowCardinality(),
                        (row, column) -> column.add(row.place().topic()))
                .column(
                        "kafka_partition",
                        uint16(),
                        (row, column) -> column.add((long) row.place().partition()))
                .column("offset_from", uint64(), (row, column) -> column.add(row.offsetFrom()))
                .column("offset_to", uint64(), (row, column) -> column.add(row.offsetTo()))
                .column("rows", uint64(), (row, column) -> column.add(row.rows()))
                .column("duplicates", uint64(), (row, column) -> column.add(row.duplicates()))
                .column("dead_lettered", uint64(), (row, column) -> column.add(row.deadLettered()))
                .column(
                        "arrival_time",
                        dateTime64(MILLISECONDS),
                        (row, column) -> column.add(row.newestArrivalMillis()))
                .column("generation", uint32(), (row, column) -> column.add((long) generation))
                .column("subtask", uint16(), (row, column) -> column.add((long) row.subtask()))
                .column("checkpoint", uint64(), (row, column) -> column.add(row.checkpoint()))
                .build();
    }

    private static <F extends Fact> void addEnvelope(BlockLayout.Builder<F> columns) {
        columns.column(
                        "tenant_id",
                        lowCardinality(),
                        (fact, column) -> column.add(envelope(fact).tenantId()))
                .column(
                        "event_id",
                        string(),
                        (fact, column) -> column.add(envelope(fact).id()))
                .column(
                        "event_source",
                        lowCardinality(),
                        (fact, column) -> column.add(envelope(fact).source()))
                .column(
                        "event_type",
                        lowCardinality(),
                        (fact, column) -> column.add(envelope(fact).type()))
                .column(
                        "event_time",
                        dateTime64(MILLISECONDS),
                        (fact, column) -> column.add(envelope(fact).time().toEpochMilli()))
                .column(
                        "event_date",
                        date(),
                        (fact, column) -> column.add(envelope(fact).day().toEpochDay()))
                .column(
                        "subject",
                        string(),
                        (fact, column) -> add(column, envelope(fact).subject()))
                .column(
                        "member_no",
                        uint32(),
                        (fact, column) -> column.add(envelope(fact).memberNo()))
                .column(
                        "actor_kind",
                        enum8(ACTOR_KINDS),
                        (fact, column) -> column.add(number(envelope(fact).actorKind())))
                .column(
                        "department_no",
                        uint32(),
                        (fact, column) -> column.add((long) envelope(fact).departmentNo()))
                .column(
                        "department_path",
                        array(uint32()),
                        (fact, column) -> add(column, envelope(fact).actor()))
                .column(
                        "intentional",
                        uint8(),
                        (fact, column) -> column.add(fact.origin().intentional()))
                .column(
                        "device_id",
                        string(),
                        (fact, column) -> add(column, envelope(fact).deviceId()))
                .column(
                        "platform",
                        enum8(PLATFORMS),
                        (fact, column) -> column.add(number(envelope(fact).platform())))
                .column(
                        "client_version",
                        lowCardinality(),
                        (fact, column) -> add(column, envelope(fact).clientVersion()))
                .column(
                        "session_id",
                        string(),
                        (fact, column) -> add(column, envelope(fact).sessionId()))
                .column(
                        "object_type",
                        lowCardinality(),
                        (fact, column) -> add(column, envelope(fact).objectType()))
                .column(
                        "object_id",
                        string(),
                        (fact, column) -> add(column, envelope(fact).objectId()));
    }

    private <F extends Fact> BlockLayout.Builder<F> addOrigin(BlockLayout.Builder<F> columns) {
        return columns.column(
                        "kafka_partition",
                        uint16(),
                        (fact, column) ->
                                column.add((long) fact.origin().record().partition()))
                .column(
                        "kafka_offset",
                        uint64(),
                        (fact, column) -> column.add(fact.origin().record().offset()))
                .column(
                        "arrival_time",
                        dateTime64(MILLISECONDS),
                        (fact, column) -> column.add(fact.origin().record().arrivalMillis()))
                .column("generation", uint32(), (fact, column) -> column.add((long) generation))
                .column(
                        "identity",
                        uint128(),
                        (fact, column) -> column.add(
                                fact.origin().identity().high(),
                                fact.origin().identity().low()))
                .column(
                        "payload_hash",
                        uint64(),
                        (fact, column) -> column.add(fact.origin().payloadHash()));
    }

    private static Envelope envelope(Fact fact) {
        return fact.origin().event().envelope();
    }

    private static void add(TextColumn column, @Nullable String value) {
        column.add(value == null ? "" : value);
    }

    private static void add(DictionaryColumn column, @Nullable String value) {
        column.add(value == null ? "" : value);
    }

    private static void add(NullableColumn<NumberColumn> column, @Nullable Instant value) {
        if (value == null) {
            column.addNull();
        } else {
            column.present().add(value.toEpochMilli());
        }
    }

    private static void add(NullableColumn<NumberColumn> column, @Nullable BigDecimal value) {
        if (value == null) {
            column.addNull();
        } else {
            column.present().add(value.unscaledValue().longValueExact());
        }
    }

    private static void add(ArrayColumn<NumberColumn> column, Participant person) {
        DepartmentPath path = person.departmentPath();
        for (int level = 0; level < path.depth(); level++) {
            column.items().add((long) path.at(level));
        }
        column.end();
    }

    private static long number(ActorKind kind) {
        return switch (kind) {
            case HUMAN -> 0;
            case BOT -> 1;
            case SERVICE -> 2;
        };
    }

    private static long number(Platform platform) {
        return switch (platform) {
            case UNKNOWN -> 0;
            case DESKTOP -> 1;
            case WEB -> 2;
            case MOBILE -> 3;
            case SERVER -> 4;
        };
    }
}
